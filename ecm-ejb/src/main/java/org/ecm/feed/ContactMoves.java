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
      where id = :id and state in (:from1, :from2, :from3)
        and current_attempt = :attempt
        and (:state <> 'WAITING' or cut_reason is null or cut_reason <> 'WITHDRAWN') and\s"""
          + Mandate.FENCE;

  private record Move(
      long contact,
      List<ContactState> from,
      long attempt,
      ContactState to,
      String reason,
      Target target,
      int made) {}

  /** Where a contact goes: its next step, number, zones and time. */
  public record Target(
      long campaign, int priority, int step, String number, String zone, Instant due) {}

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
   * @param from the states it may start from, one to three
   * @param attempt the attempt that must be the contact's current one
   * @param made how many attempts to count
   */
  public void move(
      long contact,
      List<ContactState> from,
      long attempt,
      ContactState to,
      String reason,
      Target target,
      int made) {
    moves.add(new Move(contact, from, attempt, to, reason, target, made));
  }

  /**
   * Writes the moves; returns the contacts whose state was not as expected, or that were withdrawn
   * since the decision to let them wait was made.
   */
  public Set<Long> write(Handle h) {
    Set<Long> missed = new LinkedHashSet<>();
    if (moves.isEmpty()) {
      return missed;
    }
    ensureLanes(h, moves.stream().filter(m -> m.to() == ContactState.WAITING).map(Move::target));
    List<Move> ordered = moves.stream().sorted(Comparator.comparingLong(Move::contact)).toList();
    PreparedBatch batch = h.prepareBatch(MOVE);
    for (Move m : ordered) {
      batch
          .bind("state", m.to())
          .bind("reason", m.reason())
          .bind("step", m.target().step())
          .bind("number", m.target().number())
          .bind("zone", m.target().zone())
          .bind("due", m.target().due())
          .bind("made", m.made())
          .bind("now", now)
          .bind("id", m.contact())
          .bind("from1", m.from().get(0))
          .bind("from2", m.from().get(Math.min(1, m.from().size() - 1)))
          .bind("from3", m.from().get(m.from().size() - 1))
          .bind("attempt", m.attempt())
          .bindMap(mandate.bindings())
          .add();
    }
    int[] counts = batch.execute();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 0) {
        missed.add(ordered.get(i).contact());
      }
    }
    return missed;
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
