package org.ecm.drills.fault;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.ecm.drills.fault.Fault.Scene;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;
import org.ecm.drills.lab.Host;
import org.ecm.drills.lab.Patience;

/**
 * Both nodes start at once: Contact Feed must be on node1 then, and Sync Results on node2 (rule
 * 1.6). That is a hint and can only be asked for if the servers formed one cluster before one of
 * them took what is meant for the other, which their logs tell.
 */
final class StartTogether {
  private static final Map<String, Host> MEANT_FOR =
      Map.of(Roles.CONTACT_FEED, Host.NODE1, Roles.SYNC_RESULTS, Host.NODE2);

  /** For so long a node waits for a member that still starts: ecm.cluster.join-ms. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration LONGEST_TAKING = Duration.ofSeconds(10);
  private static final String JOINED = "WFLYCLJG0033";
  private static final int TIME_LENGTH = "2026-01-31 23:59:59,999".length();

  private final Map<String, Long> epochs = new HashMap<>();
  private final long began = System.nanoTime();

  /** To be made when both are down. */
  StartTogether(Roles roles) {
    MEANT_FOR.keySet().forEach(one -> epochs.put(one, roles.mandates().last(one).epoch()));
  }

  /**
   * To be asked when both are ready; says in the timeline where the components are.
   *
   * @throws DrillException if they are not where they must be
   */
  void check(Scene scene) {
    boolean slow = System.nanoTime() - began > PATIENCE.toNanos();
    Roles roles = scene.roles();
    Patience.until(
        "both components are at work",
        LONGEST_TAKING,
        () -> epochs.entrySet().stream().allMatch(old -> isTaken(roles, old)));
    for (Map.Entry<String, Host> one : MEANT_FOR.entrySet()) {
      String component = one.getKey();
      EcmNode holder = roles.holder(component);
      scene.timeline().add(component + " is on " + holder.name());
      EcmNode meant = scene.site().node(one.getValue());
      if (!slow && !holder.equals(meant) && tookFromMember(holder, meant, component)) {
        throw new DrillException(
            "%s took %s, although %s was starting too"
                .formatted(holder.name(), component, meant.name()));
      }
    }
  }

  private static boolean isTaken(Roles roles, Map.Entry<String, Long> before) {
    return roles.mandates().last(before.getKey()).epoch() > before.getValue();
  }

  private static boolean tookFromMember(EcmNode holder, EcmNode meant, String component) {
    return tookFromMember(
        holder.lastLogged(JOINED).orElse(""),
        meant.lastLogged(JOINED).orElse(""),
        holder.lastLogged("Mandate " + component + ": held by").orElse(""));
  }

  /**
   * Whether both were members of one cluster by then.
   *
   * @param joined the line in which a server says that it joined the cluster, and with whom
   * @param otherJoined that of the other server
   * @param took the line in which a node says that it took a mandate
   */
  static boolean tookFromMember(String joined, String otherJoined, String took) {
    String later =
        Stream.of(joined, otherJoined).max(Comparator.comparing(StartTogether::time)).orElseThrow();
    return later.contains("] (2) [") && time(later).compareTo(time(took)) < 0;
  }

  private static String time(String line) {
    return line.substring(0, Math.min(TIME_LENGTH, line.length()));
  }
}
