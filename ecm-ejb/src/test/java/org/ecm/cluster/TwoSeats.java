package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.ecm.database.TestDatabase;

/** Two nodes' seats on one real table, each with a clock that the test moves. */
abstract class TwoSeats {

  final SlowStore store = new SlowStore();
  final HandClock clock1 = new HandClock(1_000_000_000_000L);
  final HandClock clock2 = new HandClock(-5_000_000_000L);
  final MandateSeat node1 = seat("node1", clock1);
  final MandateSeat node2 = seat("node2", clock2);

  final Map<String, Stance> stances = new HashMap<>();
  Duration leftToOther = Duration.ZERO;
  final Map<String, Boolean> seesWork = new HashMap<>();
  final Map<String, String> leftBy = new HashMap<>();

  MandateSeat seat(String node, Monotonic clock) {
    Advice advice =
        new Advice() {
          @Override
          public Stance stance(Mandate held, String whom) {
            leftBy.put(node, whom);
            return stances.getOrDefault(node, Stance.CANDIDATE);
          }

          @Override
          public boolean leavesToOther(MandateRow row, Duration since, boolean atWork) {
            seesWork.put(node, atWork);
            return since.compareTo(leftToOther) < 0;
          }
        };
    return new MandateSeat(
        "contact-feed",
        new NodeIdentity(node, node + "-1"),
        store,
        MandateTimes.DEFAULT,
        clock,
        advice);
  }

  static void take(MandateSeat seat) {
    seat.turn();
    seat.turn();
    assertThat(seat.current()).isPresent();
  }

  static void turn(MandateSeat seat) {
    seat.turn();
  }

  void pass(Duration time) {
    clock1.pass(time);
    clock2.pass(time);
  }

  static Optional<Long> epochOf(MandateSeat seat) {
    return seat.current().map(Mandate::epoch);
  }

  /** The real table; a test may let something happen during a renewal, or lose a release. */
  static final class SlowStore extends JdbcMandateStore {
    Runnable duringRenewal = () -> {};
    Predicate<Mandate> losesReleases = mandate -> false;

    boolean losesTheAnswerToATake;

    private SlowStore() {
      super(TestDatabase.migrated());
    }

    @Override
    public boolean renew(Mandate mandate) {
      boolean renewed = super.renew(mandate);
      duringRenewal.run();
      return renewed;
    }

    @Override
    public Optional<Mandate> take(MandateRow seen, String holder, String incarnation) {
      Optional<Mandate> taken = super.take(seen, holder, incarnation);
      if (losesTheAnswerToATake) {
        losesTheAnswerToATake = false;
        throw new IllegalStateException("The database is gone");
      }
      return taken;
    }

    @Override
    public void release(Mandate mandate, String heir) {
      if (losesReleases.test(mandate)) {
        throw new IllegalStateException("The database is gone");
      }
      super.release(mandate, heir);
    }
  }
}
