package org.ecm.cluster;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Decides whether a node seeks, keeps or gives up a component (rules 1.6 and 1.8). */
public class Candidacy {

  private final NodeIdentity self;
  private final String preferred;
  private final Duration patience;
  private final Duration grace;
  private final Duration spread;

  /**
   * What a node knows.
   *
   * @param condition its own health for the component
   * @param behindFor for how long a node that lives has been better off, without a break
   * @param away why it is not to work at all now; null if it may
   * @param order what operators want of the component here
   * @param peers the nodes that live, itself not among them
   * @param elected the node that the server's election names; null if it names none
   * @param age since this node began to contend
   */
  public record Situation(
      Condition condition,
      Duration behindFor,
      String away,
      ComponentOrder order,
      List<Peer> peers,
      String elected,
      Duration age) {}

  /**
   * @param preferred the node that the component starts on when several start together; null for
   *     any
   * @param patience see {@link HealthLimits}
   * @param grace how long a free mandate is left to the node that should have it and lives
   * @param spread how long after its start a node hands what it found idle to the preferred one
   */
  public Candidacy(
      NodeIdentity self, String preferred, Duration patience, Duration grace, Duration spread) {
    this.self = self;
    this.preferred = preferred;
    this.patience = patience;
    this.grace = grace;
    this.spread = spread;
  }

  /**
   * Whether to keep or seek the mandate.
   *
   * @param held null for a node that does not hold it
   * @param leftBy see {@link Advice}
   */
  public Stance stance(Situation now, Mandate held, String leftBy) {
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
    if (isStarting(now, leftBy == null) && belongsToThePreferred(now, leftBy)) {
      return Stance.away("The nodes start, and " + preferred + " is its place then", preferred);
    }
    return held == null || isPastPatience(now) ? byHealth(now) : Stance.CANDIDATE;
  }

  /** Whether this may be a start of all nodes, at which the components spread. */
  private boolean isStarting(Situation now, boolean atWork) {
    return !atWork && now.age().compareTo(spread) < 0;
  }

  /** What a process has left is not given back to it: it may have stood still, or be dead. */
  private boolean belongsToThePreferred(Situation now, String leftBy) {
    return peer(now, preferred)
        .filter(peer -> !peer.incarnation().equals(leftBy))
        .map(peer -> peer.condition().health())
        .filter(there -> there != Health.AWAY)
        .filter(there -> !now.condition().health().isBetterThan(there))
        .isPresent();
  }

  private static Optional<Peer> peer(Situation now, String node) {
    return now.peers().stream().filter(peer -> peer.node().equals(node)).findFirst();
  }

  /**
   * What concerns all is soon found so by all, and its end as well; what else is wrong is wrong
   * here.
   */
  private boolean isPastPatience(Situation now) {
    return !now.condition().health().mayConcernAll() || now.behindFor().compareTo(patience) >= 0;
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
   * no more is left to nobody.
   *
   * @param since for how long it could have been taken
   * @param atWork see {@link Advice}
   */
  public boolean leavesToOther(Situation now, MandateRow row, Duration since, boolean atWork) {
    boolean starting = isStarting(now, atWork);
    boolean hasHeir = row.heir() != null && (!starting || lastHolderLives(now, row));
    String favoured = hasHeir ? row.heir() : elected(now, starting);
    return row.released()
        && since.compareTo(grace) < 0
        && peer(now, favoured).filter(peer -> wantsIt(peer, row)).isPresent();
  }

  private static boolean wantsIt(Peer peer, MandateRow row) {
    boolean gaveItUp = peer.incarnation().equals(row.mandate().incarnation());
    return peer.condition().health() != Health.AWAY && !gaveItUp;
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
