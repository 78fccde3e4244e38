package org.ecm.protocol.mandate;

import java.util.Set;
import org.ecm.protocol.Rule;
import org.ecm.protocol.Steps;

/**
 * Time passes, for each node by a clock of its own; what the nodes may do by it. A tick is as long
 * as the margin.
 *
 * @param timeToLive how long a renewal lets the holder decide, in ticks
 * @param window while one clock counts so many ticks, the other falls behind by one at most; so it
 *     may again in the next window, and again
 */
record Clocks(Set<Rule> rules, int timeToLive, int window) {

  private static final int MARGIN = 1;
  private static final int NONE = -1;

  /** The clocks drift apart as far as the protocol allows for. */
  static Clocks within(Set<Rule> rules, int timeToLive) {
    return new Clocks(rules, timeToLive, timeToLive + MARGIN);
  }

  void steps(MandateState s, Steps<MandateState> out) {
    out.add(MandateMove.TICK, 0, 0, () -> passes(s, NONE));
    if (looksAtTheDatabases()) {
      out.add(MandateMove.JUMP, 0, 0, () -> s.beatAge(oldest()));
    }
    for (int n = 0; n < 2; n++) {
      if (mayMissATick(s, n)) {
        int slow = n;
        out.add(MandateMove.DRIFT, n, 0, () -> passes(s, slow));
      }
    }
  }

  /** Beside a suspended machine it would be no drift: that one counts nothing either. */
  private static boolean mayMissATick(MandateState s, int n) {
    return s.seat(n).lag() == 0
        && s.first().mode() != Seat.Mode.SUSPENDED
        && s.second().mode() != Seat.Mode.SUSPENDED;
  }

  private MandateState passes(MandateState s, int slow) {
    MandateState later = looksAtTheDatabases() ? s.beatAge(Math.min(s.beatAge() + 1, oldest())) : s;
    for (int n = 0; n < 2; n++) {
      Seat seat = slow == n ? s.seat(n) : tick(s.seat(n));
      int lag = slow == NONE ? lagsOn(seat) : slow == n ? 1 : 0;
      later = later.with(n, seat.lags(lag < window ? lag : 0));
    }
    return later;
  }

  private static int lagsOn(Seat seat) {
    return seat.lag() == 0 ? 0 : seat.lag() + 1;
  }

  private Seat tick(Seat seat) {
    if (seat.mode() == Seat.Mode.SUSPENDED) {
      return seat;
    }
    Seat older = seat.tick(oldest());
    return older.held() == 0 || mayDecide(older.in(Seat.Mode.RUNNING)) ? older : older.expires();
  }

  /** What a node goes by before each decision. */
  boolean mayDecide(Seat seat) {
    boolean inTime = seat.heldAge() < timeToLive || !rules.contains(Rule.OWN_MONOTONIC_DEADLINE);
    return seat.runs() && seat.held() != 0 && inTime;
  }

  /** Whether a challenger has seen the row stand still for long enough. */
  boolean isOver(MandateState s, int challenger) {
    int still = looksAtTheDatabases() ? s.beatAge() : s.seat(challenger).seenAge();
    int margin = rules.contains(Rule.CHALLENGER_WAITS_A_MARGIN) ? MARGIN : 0;
    return still >= timeToLive + margin;
  }

  private boolean looksAtTheDatabases() {
    return !rules.contains(Rule.NO_CLOCKS_ARE_COMPARED);
  }

  /** At this age nothing is waited for any more. */
  private int oldest() {
    return timeToLive + MARGIN;
  }
}
