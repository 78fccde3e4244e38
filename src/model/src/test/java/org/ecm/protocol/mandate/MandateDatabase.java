package org.ecm.protocol.mandate;

import static org.ecm.protocol.mandate.MandateMove.COMMIT;
import static org.ecm.protocol.mandate.MandateMove.COMMIT_LATE;
import static org.ecm.protocol.mandate.MandateMove.COMMIT_RELEASE;
import static org.ecm.protocol.mandate.MandateMove.GIVE_UP;
import static org.ecm.protocol.mandate.MandateMove.LOSE_ANSWER;

import java.util.Set;
import org.ecm.protocol.Rule;
import org.ecm.protocol.Steps;

/** What becomes of the statements that a node has sent: each commits by itself, or is lost. */
record MandateDatabase(Set<Rule> rules) {

  void steps(MandateState s, int n, Steps<MandateState> out) {
    Seat seat = s.seat(n);
    if (seat.request().isOnTheWay()) {
      out.add(COMMIT, n, 0, () -> commit(s, n));
      if (seat.late().isNone() && matches(s, seat.request())) {
        out.add(GIVE_UP, n, 0, () -> s.with(n, seat.givesUp()));
      }
    }
    if (!seat.late().isNone()) {
      out.add(COMMIT_LATE, n, 0, () -> commitLate(s, n));
    }
    if (seat.releasing() != 0) {
      boolean ours = seat.releasing() == s.epoch() || !rules.contains(Rule.RELEASE_NAMES_THE_EPOCH);
      MandateState gone = s.with(n, seat.releases(0));
      out.add(COMMIT_RELEASE, n, 0, () -> ours ? written(gone, s.epoch(), s.holder(), true) : gone);
    }
    if (!seat.request().isNone()) {
      out.add(LOSE_ANSWER, n, 0, () -> s.with(n, seat.sends(Request.NONE)));
    }
  }

  private MandateState commit(MandateState s, int n) {
    Request request = s.seat(n).request();
    boolean written = matches(s, request);
    MandateState after = written ? write(s, n, request) : s;
    Request done = written ? request.done(s.epoch()) : request.in(Request.Stage.FAILED);
    return after.with(n, after.seat(n).sends(done));
  }

  private MandateState commitLate(MandateState s, int n) {
    return write(s.with(n, s.seat(n).leaves(Request.NONE)), n, s.seat(n).late());
  }

  private MandateState write(MandateState s, int n, Request request) {
    return request.isRenewal()
        ? written(s, s.epoch(), s.holder(), false)
        : written(s, s.epoch() + 1, n, false);
  }

  /** A late statement that matches no more never will again, and would change nothing. */
  private MandateState written(MandateState s, int epoch, int holder, boolean released) {
    MandateState row = s.row(epoch, holder, released);
    for (int n = 0; n < 2; n++) {
      if (!matches(row, row.seat(n).late())) {
        row = row.with(n, row.seat(n).leaves(Request.NONE));
      }
    }
    return row;
  }

  private boolean matches(MandateState s, Request request) {
    return request.isRenewal()
        ? request.epoch() == s.epoch() && !s.released()
        : request.same() || !rules.contains(Rule.TAKING_IS_COMPARE_AND_SET);
  }
}
