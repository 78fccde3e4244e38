package org.ecm.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ecm.cluster.Mandate;
import org.ecm.contact.ContactState;
import org.ecm.contact.Reason;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What a claim decides about waiting contacts, written as one batch under the mandate, in the order
 * of ids: whom it takes, and whom it moves out of the way.
 *
 * <p>Each row must be as the claim has seen it, in all that it decided on. Else a callback that
 * came in between, with a time, a zone and a priority of its own and without an expiry, would be
 * overwritten by what was decided about the contact before it.
 */
class CandidateMoves {

  private static final String MOVE =
      """
      update contact set state = :state, reason = :reason, step = :step, next_number = :number,
        call_zone = :zone, due_at = :due, sending = 0, updated_at = :now,
        cut_reason = case when :state = 'CLAIMED' then null else cut_reason end,
        current_attempt = case when :state = 'CLAIMED' then :attempt else current_attempt end
      where id = :id and state = 'WAITING' and step = :seenStep and next_number = :seenNumber
        and coalesce(time_zone, '') = :seenTimeZone and call_zone = :seenZone
        and priority = :seenPriority and due_at = :seenDue
        and coalesce(expires_at, :never) = :seenExpiry and\s"""
          + Mandate.FENCE;

  private static final long NONE = 0;

  private record Move(
      Candidate seen, ContactState to, Reason reason, ContactMoves.Target target, long attempt) {}

  private final Mandate mandate;
  private final Instant now;
  private final List<Move> moves = new ArrayList<>();

  CandidateMoves(Mandate mandate, Instant now) {
    this.mandate = mandate;
    this.now = now;
  }

  /** Plans that a contact is claimed for an attempt. */
  void claim(Candidate c, long attempt) {
    ContactMoves.Target here =
        new ContactMoves.Target(
            c.plan().id(), c.priority(), c.step(), c.number(), c.callZone(), c.dueAt());
    moves.add(new Move(c, ContactState.CLAIMED, Reason.CLAIMED, here, attempt));
  }

  /** Plans that a contact goes on waiting elsewhere. */
  void postpone(Candidate c, Reason reason, ContactMoves.Target target) {
    moves.add(new Move(c, ContactState.WAITING, reason, target, NONE));
  }

  /** Plans that a contact ends. */
  void finish(Candidate c, Reason reason) {
    ContactMoves.Target here = c.target(c.step(), c.number(), now);
    moves.add(new Move(c, ContactState.FINISHED, reason, here, NONE));
  }

  /** Writes the moves; returns the contacts that are claimed now. Who has changed stays so. */
  Set<Long> write(Handle h) {
    Set<Long> claimed = new HashSet<>();
    if (moves.isEmpty()) {
      return claimed;
    }
    ContactMoves.ensureLanes(
        h, moves.stream().filter(m -> m.to() == ContactState.WAITING).map(Move::target));
    List<Move> ordered =
        moves.stream().sorted(Comparator.comparingLong(m -> m.seen().id())).toList();
    PreparedBatch batch = h.prepareBatch(MOVE);
    ordered.forEach(m -> add(batch, m));
    int[] counts = batch.execute();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 1 && ordered.get(i).to() == ContactState.CLAIMED) {
        claimed.add(ordered.get(i).seen().id());
      }
    }
    return claimed;
  }

  private void add(PreparedBatch batch, Move m) {
    Candidate seen = m.seen();
    batch
        .bind("state", m.to())
        .bind("reason", m.reason())
        .bind("step", m.target().step())
        .bind("number", m.target().number())
        .bind("zone", m.target().zone())
        .bind("due", m.target().due())
        .bind("now", now)
        .bind("attempt", m.attempt())
        .bind("id", seen.id())
        .bind("seenStep", seen.step())
        .bind("seenNumber", seen.number())
        .bind("seenTimeZone", seen.timeZone() == null ? "" : seen.timeZone())
        .bind("seenZone", seen.callZone())
        .bind("seenPriority", seen.priority())
        .bind("seenDue", seen.dueAt())
        .bind("never", AttemptClosing.NEVER)
        .bind("seenExpiry", seen.expiresAt() == null ? AttemptClosing.NEVER : seen.expiresAt())
        .bindMap(mandate.bindings())
        .add();
  }
}
