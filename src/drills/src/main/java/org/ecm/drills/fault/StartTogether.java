package org.ecm.drills.fault;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.ecm.drills.fault.Fault.Scene;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.Host;
import org.ecm.drills.lab.Patience;
import org.ecm.drills.load.MandateWatch.Sight;

/**
 * Both nodes start at once: soon Contact Feed must be on node1 then, and Sync Results on node2
 * (rule 1.6).
 */
final class StartTogether {
  private static final Map<String, Host> MEANT_FOR =
      Map.of(Roles.CONTACT_FEED, Host.NODE1, Roles.SYNC_RESULTS, Host.NODE2);

  /** The first waits no longer for the second: ecm.cluster.spread-ms. */
  private static final Duration TOGETHER = Duration.ofSeconds(60);

  private static final Duration HAND_OVER = Duration.ofSeconds(5);

  private final Map<String, Long> epochs = new HashMap<>();

  /** To be made when both are down. */
  StartTogether(Roles roles) {
    MEANT_FOR.keySet().forEach(one -> epochs.put(one, roles.mandates().last(one).epoch()));
  }

  /**
   * To be asked when both are ready; says in the timeline where the components are.
   *
   * @throws DrillException if they do not get to where they must be, although both were up in time
   */
  void check(Scene scene) {
    boolean late = System.nanoTime() - firstTaken(scene.roles()) > TOGETHER.toNanos();
    boolean spread =
        Patience.within(
            HAND_OVER,
            () -> MEANT_FOR.keySet().stream().allMatch(one -> isInPlace(scene.roles(), one)));
    MEANT_FOR
        .keySet()
        .forEach(
            one ->
                scene
                    .timeline()
                    .add(one + " is on " + scene.roles().mandates().last(one).holder()));
    if (!spread && !late) {
      throw new DrillException("The components did not spread over nodes that started together");
    }
  }

  private long firstTaken(Roles roles) {
    return roles.mandates().sights().stream()
        .filter(sight -> epochs.containsKey(sight.name()))
        .filter(sight -> sight.epoch() > epochs.get(sight.name()))
        .mapToLong(Sight::nanos)
        .min()
        .orElse(System.nanoTime());
  }

  private boolean isInPlace(Roles roles, String component) {
    Sight last = roles.mandates().last(component);
    return last.epoch() > epochs.get(component)
        && !last.released()
        && last.holder().equals(MEANT_FOR.get(component).label());
  }
}
