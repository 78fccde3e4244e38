package org.ecm.protocol.mandate;

import static org.ecm.protocol.mandate.MandateMove.FREEZE;
import static org.ecm.protocol.mandate.MandateMove.LOOK;
import static org.ecm.protocol.mandate.MandateMove.RECEIVE;
import static org.ecm.protocol.mandate.MandateMove.RELEASE;
import static org.ecm.protocol.mandate.MandateMove.RENEW;
import static org.ecm.protocol.mandate.MandateMove.RESUME;
import static org.ecm.protocol.mandate.MandateMove.SUSPEND;
import static org.ecm.protocol.mandate.MandateMove.TAKE;
import static org.ecm.protocol.mandate.MandateMove.THAW;

import java.util.Optional;
import java.util.Set;
import org.ecm.protocol.Breach;
import org.ecm.protocol.Model;
import org.ecm.protocol.Move;
import org.ecm.protocol.Rule;
import org.ecm.protocol.Steps;

/** Two nodes and one mandate (rules 1.1, 1.2 and 1.5), in whole ticks. */
final class MandateModel implements Model<MandateState> {

  private final Set<Rule> rules;
  private final Clocks clocks;
  private final MandateDatabase database;
  private final MandateChecker checker;

  MandateModel(Clocks clocks) {
    this.clocks = clocks;
    this.rules = clocks.rules();
    this.database = new MandateDatabase(rules);
    this.checker = new MandateChecker(clocks);
  }

  @Override
  public MandateState initial() {
    return MandateState.INITIAL;
  }

  @Override
  public void steps(MandateState s, Steps<MandateState> out) {
    clocks.steps(s, out);
    for (int n = 0; n < 2; n++) {
      if (s.seat(n).runs()) {
        act(s, n, out);
      }
      database.steps(s, n, out);
      faults(s, n, out);
    }
  }

  private void act(MandateState s, int n, Steps<MandateState> out) {
    Seat seat = s.seat(n);
    if (!seat.request().isNone()) {
      if (!seat.request().isOnTheWay()) {
        out.add(RECEIVE, n, 0, () -> s.with(n, receive(seat)));
      }
    } else if (clocks.mayDecide(seat)) {
      out.add(RENEW, n, 0, () -> s.with(n, seat.sends(Request.renewal(seat.held()))));
      if (seat.releasing() == 0) {
        out.add(RELEASE, n, 0, () -> s.with(n, seat.loses().releases(seat.held())));
      }
    } else {
      out.add(LOOK, n, 0, () -> s.with(n, look(s, n)));
      if (seat.current() && isFree(s, n)) {
        out.add(TAKE, n, 0, () -> s.with(n, seat.sends(Request.taking(s.epoch()))));
      }
    }
  }

  /** A node whose own mandate has run out need not wait until it has surely run out. */
  private boolean isFree(MandateState s, int n) {
    return s.released() || s.holder() == n || clocks.isOver(s, n);
  }

  private Seat look(MandateState s, int n) {
    boolean resumes =
        s.holder() == n && !s.released() && !rules.contains(Rule.OWN_ROW_IS_TAKEN_ANEW);
    return resumes ? s.seat(n).holds(s.epoch(), 0) : s.seat(n).looks();
  }

  private Seat receive(Seat seat) {
    Request request = seat.request();
    if (request.stage() == Request.Stage.FAILED) {
      return seat.loses();
    }
    boolean fromSending = rules.contains(Rule.DEADLINE_COUNTS_FROM_SENDING);
    return seat.holds(
        request.isRenewal() ? request.epoch() : request.epoch() + 1,
        fromSending ? request.age() : 0);
  }

  private void faults(MandateState s, int n, Steps<MandateState> out) {
    Seat seat = s.seat(n);
    switch (seat.mode()) {
      case RUNNING -> {
        out.add(FREEZE, n, 0, () -> s.with(n, seat.in(Seat.Mode.FROZEN)));
        out.add(SUSPEND, n, 0, () -> s.with(n, seat.in(Seat.Mode.SUSPENDED)));
      }
      case FROZEN -> out.add(THAW, n, 0, () -> s.with(n, seat.in(Seat.Mode.RUNNING)));
      case SUSPENDED -> out.add(RESUME, n, 0, () -> s.with(n, resume(seat)));
    }
  }

  /** Answers that were on the way are as old as the gap, so they go with the mandate. */
  private Seat resume(Seat seat) {
    Seat awake = seat.in(Seat.Mode.RUNNING);
    return rules.contains(Rule.GAP_ON_WAKING_LOSES_THE_MANDATE) ? awake.loses() : awake;
  }

  @Override
  public Optional<Breach> check(
      MandateState before, Move move, int actor, int subject, MandateState after) {
    return checker.judge(before, after);
  }

  @Override
  public long fingerprint(MandateState state) {
    return state.fingerprint();
  }

  @Override
  public String describe(MandateState before, Move move, int actor, int subject) {
    return ((MandateMove) move).describe(actor);
  }

  @Override
  public String show(MandateState state) {
    return state.toString();
  }
}
