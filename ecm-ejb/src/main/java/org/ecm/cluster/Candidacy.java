package org.ecm.cluster;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides whether a node seeks, keeps or gives up a component (rules 1.6 and 1.8). */
public class Candidacy {

  private final NodeIdentity self;
  private final String preferred;
  private final Duration patience;
  private final Duration grace;
  private final Duration spread;
  private final Duration join;

  /**
   * What a node knows.
   *
   * @param condition its own health for the component
   * @param conditionFor for how long that has not been better
   * @param away why it is not to work at all now; null if it may
   * @param order what operators want of the component here
   * @param peers the nodes that live, itself not among them
   * @param members the nodes that have joined the cluster, also those that still start
   * @param elected the node that the server's election names; null if it names none
   * @param age since this node began to contend
   */
  public record Situation(
      Condition condition,
      Duration conditionFor,
      String away,
      ComponentOrder order,
      List<Peer> peers,
      Set<String> members,
      String elected,
      Duration age) {}

  /**
   * @param preferred the node that the component starts on when several start together; null for
   *     any
   * @param patience see {@link HealthLimits}
   * @param grace how long a free mandate is left to the node that should have it and lives
   * @param spread how long after its start a node leaves a free mandate to the preferred one, even
   *     if nothing is seen of that
   * @param join how long after its start it does so while the preferred one is a member of the
   *     cluster but does not work yet
   */
  public Candidacy(
      NodeIdentity self,
      String preferred,
      Duration patience,
      Duration grace,
      Duration spread,
      Duration join) {
    this.self = self;
    this.preferred = preferred;
    this.patience = patience;
    this.grace = grace;
    this.spread = spread;
    this.join = join;
  }

  /** Whether to keep or seek the mandate; {@code held} is null for a node that does not hold it. */
  public Stance stance(Situation now, Mandate held) {
    if (now.away() != null) {
      return Stance.away(now.away(), heir(now));
    }
    if (now.order().stoppedEverywhere()) {
      return Stance.away("An operator stopped it everywhere", null);
    }
    if (now.order().stoppedHere()) {
      return Stance.away("An operator stopped it on this node", heir(now));
    }
    if (held != null && now.order().movesAway(held)) {
      return Stance.away("An operator moved it to " + now.order().moveTo(), now.order().moveTo());
    }
    return held == null || isPastPatience(now) ? byHealth(now) : Stance.CANDIDATE;
  }

  /** A dialer that is down for all is soon found so by all; what else is wrong is wrong here. */
  private boolean isPastPatience(Situation now) {
    return now.condition().health() != Health.NO_DIALER
        || now.conditionFor().compareTo(patience) >= 0;
  }

  /** The component stays where it is unless it is better off elsewhere. */
  private Stance byHealth(Situation now) {
    Condition own = now.condition();
    return fittest(now)
        .filter(peer -> peer.condition().health().isBetterThan(own.health()))
        .map(peer -> Stance.away(own.reason(), peer.node()))
        .orElse(Stance.CANDIDATE);
  }

  private static String heir(Situation now) {
    return fittest(now).map(Peer::node).orElse(null);
  }

  private static Optional<Peer> fittest(Situation now) {
    return now.peers().stream()
        .filter(peer -> peer.condition().health() != Health.AWAY)
        .min(Comparator.comparing(peer -> peer.condition().health()));
  }

  /**
   * Whether to leave a mandate that could be taken to another node for now. One whose holder renews
   * no more is left only to a node that starts together with this one.
   *
   * @param since for how long it could have been taken
   * @param atWork see {@link Advice#leavesToOther}
   */
  public boolean leavesToOther(Situation now, MandateRow row, Duration since, boolean atWork) {
    boolean joining = !atWork && now.age().compareTo(join) < 0 && now.members().contains(preferred);
    boolean starting = joining || !atWork && now.age().compareTo(spread) < 0;
    boolean hasHeir = row.heir() != null && (!starting || lastHolderLives(now, row));
    String favoured = hasHeir ? row.heir() : elected(now, starting);
    if (favoured == null || favoured.equals(self.node()) || !row.released() && !joining) {
      return false;
    }
    Optional<Peer> there = now.peers().stream().filter(p -> p.node().equals(favoured)).findFirst();
    if (there.isEmpty()) {
      return !hasHeir && (row.released() ? starting : joining);
    }
    boolean gaveItUp = there.get().incarnation().equals(row.mandate().incarnation());
    boolean wantsIt = there.get().condition().health() != Health.AWAY && !gaveItUp;
    return wantsIt && since.compareTo(grace) < 0;
  }

  /** Whom a node meant that has died since says nothing to those who start now. */
  private boolean lastHolderLives(Situation now, MandateRow row) {
    String last = row.mandate().incarnation();
    return last.equals(self.incarnation())
        || now.peers().stream().anyMatch(peer -> peer.incarnation().equals(last));
  }

  /** An election among those who are already there says nothing about one that still starts. */
  private String elected(Situation now, boolean starting) {
    return starting || now.elected() == null ? preferred : now.elected();
  }
}
