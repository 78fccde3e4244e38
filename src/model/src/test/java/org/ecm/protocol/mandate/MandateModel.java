package org.ecm.protocol.mandate;

import static org.ecm.protocol.mandate.MandateMove.COMMIT;
import static org.ecm.protocol.mandate.MandateMove.COMMIT_RELEASE;
import static org.ecm.protocol.mandate.MandateMove.DRIFT;
import static org.ecm.protocol.mandate.MandateMove.FREEZE;
import static org.ecm.protocol.mandate.MandateMove.JUMP;
import static org.ecm.protocol.mandate.MandateMove.LOOK;
import static org.ecm.protocol.mandate.MandateMove.LOSE_ANSWER;
import static org.ecm.protocol.mandate.MandateMove.RECEIVE;
import static org.ecm.protocol.mandate.MandateMove.RELEASE;
import static org.ecm.protocol.mandate.MandateMove.RENEW;
import static org.ecm.protocol.mandate.MandateMove.RESUME;
import static org.ecm.protocol.mandate.MandateMove.SUSPEND;
import static org.ecm.protocol.mandate.MandateMove.TAKE;
import static org.ecm.protocol.mandate.MandateMove.THAW;
import static org.ecm.protocol.mandate.MandateMove.TICK;

import java.util.Optional;
import java.util.Set;
import org.ecm.protocol.Breach;
import org.ecm.protocol.Model;
import org.ecm.protocol.Move;
import org.ecm.protocol.Promise;
import org.ecm.protocol.Rule;
import org.ecm.protocol.Steps;

/** Two nodes and one mandate (rules 1.1, 1.2 and 1.5), in whole ticks. */
final class MandateModel implements Model<MandateState> {

  private static final int TIME_TO_LIVE = 2;
  private static final int OLDEST = TIME_TO_LIVE + 1;

  private final Set<Rule> rules;

  MandateModel(Set<Rule> rules) {
    this.rules = rules;
  }

  @Override
  public MandateState initial() {
    return MandateState.INITIAL;
  }

  @Override
  public void steps(MandateState s, Steps<MandateState> out) {
    out.add(TICK, 0, 0, () -> tick(s));
    if (!rules.contains(Rule.NO_CLOCKS_ARE_COMPARED)) {
      out.add(JUMP, 0, 0, () -> s.beatAge(OLDEST));
    }
    for (int n = 0; n < 2; n++) {
      Seat seat = s.seat(n);
      if (seat.runs()) {
        act(s, n, out);
      }
      database(s, n, out);
      faults(s, n, out);
    }
  }

  private void act(MandateState s, int n, Steps<MandateState> out) {
    Seat seat = s.seat(n);
    if (!seat.request().isNone()) {
      if (seat.request().stage() != Request.Stage.SENT) {
        out.add(RECEIVE, n, 0, () -> s.with(n, receive(seat)));
      }
    } else if (mayDecide(seat)) {
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

  /** What a node goes by before each decision. */
  private boolean mayDecide(Seat seat) {
    boolean inTime = seat.heldAge() < TIME_TO_LIVE || !rules.contains(Rule.OWN_MONOTONIC_DEADLINE);
    return seat.runs() && seat.held() != 0 && inTime;
  }

  /** A node whose own mandate has run out need not wait until it has surely run out. */
  private boolean isFree(MandateState s, int n) {
    int still = rules.contains(Rule.NO_CLOCKS_ARE_COMPARED) ? s.seat(n).seenAge() : s.beatAge();
    int margin = rules.contains(Rule.CHALLENGER_WAITS_A_MARGIN) ? 1 : 0;
    return s.released() || s.holder() == n || still >= TIME_TO_LIVE + margin;
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
    boolean renewal = request.kind() == Request.Kind.RENEWAL;
    boolean fromSending = rules.contains(Rule.DEADLINE_COUNTS_FROM_SENDING);
    return seat.holds(
        renewal ? request.epoch() : request.epoch() + 1, fromSending ? request.age() : 0);
  }

  private void database(MandateState s, int n, Steps<MandateState> out) {
    Seat seat = s.seat(n);
    Request request = seat.request();
    if (!request.isNone() && request.stage() == Request.Stage.SENT) {
      out.add(COMMIT, n, 0, () -> commit(s, n, request));
    }
    if (seat.releasing() != 0) {
      boolean ours = seat.releasing() == s.epoch() || !rules.contains(Rule.RELEASE_NAMES_THE_EPOCH);
      MandateState gone = s.with(n, seat.releases(0));
      out.add(COMMIT_RELEASE, n, 0, () -> ours ? gone.row(s.epoch(), s.holder(), true) : gone);
    }
    if (!request.isNone()) {
      out.add(LOSE_ANSWER, n, 0, () -> s.with(n, seat.sends(Request.NONE)));
    }
  }

  private MandateState commit(MandateState s, int n, Request request) {
    boolean renewal = request.kind() == Request.Kind.RENEWAL;
    boolean matches =
        renewal
            ? request.epoch() == s.epoch() && !s.released()
            : request.same() || !rules.contains(Rule.TAKING_IS_COMPARE_AND_SET);
    if (!matches) {
      return s.with(n, s.seat(n).sends(request.in(Request.Stage.FAILED)));
    }
    Request done =
        new Request(
            request.kind(),
            Request.Stage.DONE,
            renewal ? request.epoch() : s.epoch(),
            request.age(),
            true);
    MandateState written =
        renewal ? s.row(s.epoch(), s.holder(), false) : s.row(s.epoch() + 1, n, false);
    return written.with(n, written.seat(n).sends(done));
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
    if (!s.drifted()) {
      MandateState ticked = tick(s).drift();
      out.add(DRIFT, n, 0, () -> ticked.with(n, seat));
    }
  }

  /** Answers that were on the way are as old as the gap, so they go with the mandate. */
  private Seat resume(Seat seat) {
    Seat awake = seat.in(Seat.Mode.RUNNING);
    return rules.contains(Rule.GAP_ON_WAKING_LOSES_THE_MANDATE) ? awake.loses() : awake;
  }

  private MandateState tick(MandateState s) {
    boolean nobodyLooks = rules.contains(Rule.NO_CLOCKS_ARE_COMPARED);
    MandateState ticked = nobodyLooks ? s : s.beatAge(Math.min(s.beatAge() + 1, OLDEST));
    for (int n = 0; n < 2; n++) {
      if (s.seat(n).mode() != Seat.Mode.SUSPENDED) {
        ticked = ticked.with(n, tick(s.seat(n)));
      }
    }
    return ticked;
  }

  private Seat tick(Seat seat) {
    Seat older = seat.tick(OLDEST);
    return older.held() == 0 || mayDecide(older.in(Seat.Mode.RUNNING)) ? older : older.expires();
  }

  @Override
  public Optional<Breach> check(
      MandateState before, Move move, int actor, int subject, MandateState after) {
    return mayDecide(after.first()) && mayDecide(after.second())
        ? Optional.of(new Breach(Promise.ONE_ACTIVE, "both nodes may decide"))
        : Optional.empty();
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
