package org.ecm.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ecm.cluster.Mandate;
import org.ecm.contact.ContactState;
import org.ecm.contact.Lanes;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Moves of contacts that have an attempt, collected by decisions and written as one batch of
 * compare-and-sets under the mandate, in the order of ids so that two such writers cannot deadlock.
 */
public class ContactMoves {

  private static final String MOVE =
      """
      update contact set state = :state, reason = :reason, step = :step, next_number = :number,
        call_zone = :zone, due_at = :due, attempts_made = attempts_made + :made, sending = 0,
        cut_reason = case when :state = 'WAITING' then null else cut_reason end,
        updated_at = :now
      where id = :id and state in (:from1, :from2, :from3) and current_attempt = :attempt
        and sending in (:sending1, :sending2)
        and (:state <> 'WAITING' or coalesce(cut_reason, '') = :cut) and\s"""
          + Mandate.FENCE;

  /**
   * A contact as a decision has seen it. If it is not so any more, the move misses.
   *
   * @param states the states it may be in, one to three
   * @param attempt its current attempt
   * @param unsent whether that attempt must not be on its way to the dialer
   * @param cutReason what had cut it out, or forbids a further call; null if nothing. It counts if
   *     the contact is to wait, for then it is forgotten
   */
  public record Seen(
      long contact, List<ContactState> states, long attempt, boolean unsent, String cutReason) {}

  /** Where a contact goes: its next step, number, zones and time. */
  public record Target(
      long campaign, int priority, int step, String number, String zone, Instant due) {}

  private record Move(Seen seen, ContactState to, String reason, Target target, int made) {}

  private final Mandate mandate;
  private final Instant now;
  private final List<Move> moves = new ArrayList<>();

  public ContactMoves(Mandate mandate, Instant now) {
    this.mandate = mandate;
    this.now = now;
  }

  /**
   * Plans a move.
   *
   * @param made how many attempts to count
   */
  public void move(Seen seen, ContactState to, String reason, Target target, int made) {
    moves.add(new Move(seen, to, reason, target, made));
  }

  /**
   * Plans a move of a contact that is not to wait: what cut it out, if anything did, stays noted.
   *
   * @param from the states it may start from, one to three
   * @param attempt the attempt that must be the contact's current one
   */
  public void move(
      long contact,
      List<ContactState> from,
      long attempt,
      ContactState to,
      String reason,
      Target target,
      int made) {
    move(new Seen(contact, from, attempt, false, null), to, reason, target, made);
  }

  /** Writes the moves; returns the contacts that were not as they had been seen. */
  public Set<Long> write(Handle h) {
    Set<Long> missed = new LinkedHashSet<>();
    if (moves.isEmpty()) {
      return missed;
    }
    ensureLanes(h, moves.stream().filter(m -> m.to() == ContactState.WAITING).map(Move::target));
    List<Move> ordered =
        moves.stream().sorted(Comparator.comparingLong(m -> m.seen().contact())).toList();
    PreparedBatch batch = h.prepareBatch(MOVE);
    ordered.forEach(m -> add(batch, m));
    int[] counts = batch.execute();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 0) {
        missed.add(ordered.get(i).seen().contact());
      }
    }
    return missed;
  }

  private void add(PreparedBatch batch, Move m) {
    List<ContactState> from = m.seen().states();
    batch
        .bind("state", m.to())
        .bind("reason", m.reason())
        .bind("step", m.target().step())
        .bind("number", m.target().number())
        .bind("zone", m.target().zone())
        .bind("due", m.target().due())
        .bind("made", m.made())
        .bind("now", now)
        .bind("id", m.seen().contact())
        .bind("from1", from.get(0))
        .bind("from2", from.get(Math.min(1, from.size() - 1)))
        .bind("from3", from.get(from.size() - 1))
        .bind("attempt", m.seen().attempt())
        .bind("sending1", false)
        .bind("sending2", !m.seen().unsent())
        .bind("cut", m.seen().cutReason() == null ? "" : m.seen().cutReason())
        .bindMap(mandate.bindings())
        .add();
  }

  /** Adds the lanes of those who are to wait, where they are not there yet. */
  static void ensureLanes(Handle h, Stream<Target> waiting) {
    record Lane(long campaign, String zone, int priority) {}
    waiting
        .map(t -> new Lane(t.campaign(), t.zone(), t.priority()))
        .distinct()
        .forEach(lane -> Lanes.ensure(h, lane.campaign(), lane.zone(), lane.priority()));
  }
}
