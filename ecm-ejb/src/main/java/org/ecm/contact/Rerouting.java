package org.ecm.contact;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.ecm.campaign.NotFoundException;
import org.ecm.strategy.CallStrategy;
import org.ecm.strategy.Next;
import org.jdbi.v3.core.Handle;

/**
 * Takes contacts off a number that may not be called any more, in the transaction that forbids it
 * (rule 2.8): the row decides, not a race of two reads. One object serves one transaction.
 */
public final class Rerouting {

  /** What became of one contact. */
  public enum Outcome {
    /** It waits for another of its numbers. */
    OTHER_PHONE,
    /** It had no other number: finished as do-not-call. */
    FINISHED,
    /** It was claimed and is cut out before it is sent. */
    CUT_OUT,
    /** It is being sent or was: the call may still happen, no further one. */
    TOO_LATE,
    /** It no longer calls the number. */
    UNAFFECTED
  }

  /** A row that is faster this often is moved by somebody every time; the caller tries later. */
  private static final int TRIES = 10;

  private final Handle h;
  private final Instant now;
  private final CallPlans plans;
  private final Map<Long, CallPlan> read = new HashMap<>();

  public Rerouting(Handle h, CallPlans plans, Instant now) {
    this.h = h;
    this.plans = plans;
    this.now = now;
  }

  /** Takes one contact off a number; the do-not-call entry is already written. */
  public Outcome takeOff(long contact, String number) {
    for (int i = 0; i < TRIES; i++) {
      ContactRow row = ContactRow.read(h, contact).orElse(null);
      if (row == null || !row.nextNumber().equals(number) || row.state() == ContactState.FINISHED) {
        return Outcome.UNAFFECTED;
      }
      Outcome outcome = decide(row);
      if (outcome != null) {
        return outcome;
      }
    }
    throw new IllegalStateException("Contact " + contact + " changes all the time; try again");
  }

  /** Null if the row was faster. */
  private Outcome decide(ContactRow row) {
    if (row.state() == ContactState.WAITING) {
      return moveOn(row);
    }
    return row.isTooLate() ? noneFurther(row) : cutOut(row);
  }

  private Outcome cutOut(ContactRow row) {
    return mark(row, "state = 'CLAIMED' and sending = 0") ? Outcome.CUT_OUT : null;
  }

  private Outcome noneFurther(ContactRow row) {
    return mark(row, "state in ('CLAIMED', 'AT_DIALER', 'UNKNOWN')") ? Outcome.TOO_LATE : null;
  }

  /** A withdrawal is final, so it stays the reason. */
  private boolean mark(ContactRow row, String state) {
    return h.createUpdate(
                "update contact set cut_reason ="
                    + " case when cut_reason = 'WITHDRAWN' then cut_reason else 'DO_NOT_CALL' end"
                    + " where id = :id and next_number = :number and "
                    + state)
            .bind("id", row.id())
            .bind("number", row.nextNumber())
            .execute()
        == 1;
  }

  private Outcome moveOn(ContactRow row) {
    CallPlan plan = plan(row.campaign());
    if (plan != null && otherPhone(row, plan) instanceof Next.Attempt attempt) {
      return redirect(row, plan, attempt) ? Outcome.OTHER_PHONE : null;
    }
    return finish(row) ? Outcome.FINISHED : null;
  }

  /** Null for a campaign that was deleted meanwhile. */
  private CallPlan plan(long campaign) {
    return read.computeIfAbsent(
        campaign,
        id -> {
          try {
            return plans.of(h, id);
          } catch (NotFoundException e) {
            return null;
          }
        });
  }

  private Next otherPhone(ContactRow row, CallPlan plan) {
    Set<String> numbers =
        row.phones().stream().filter(Objects::nonNull).collect(Collectors.toSet());
    Set<String> blocked = new HashSet<>(BlockedNumbers.of(h, row.campaign(), numbers, now));
    blocked.add(row.nextNumber());
    StruckNumbers struck = StruckNumbers.of(h, List.of(row.id()));
    CallStrategy strategy = plan.strategy();
    return strategy.instead(
        row.step(),
        row.phones(),
        number -> !blocked.contains(number) && !struck.covers(row.id(), number, strategy),
        now);
  }

  /**
   * The time stays: a retry's delay and the contact's place in the queue outlive the number. The
   * zones that the callee's own one and the number give are written, and the lane for the row's
   * priority: a callback may have changed both since they were read.
   */
  private boolean redirect(ContactRow row, CallPlan plan, Next.Attempt attempt) {
    String zone = CallZones.of(row.timeZone(), attempt.number(), plan.zone().getId());
    int moved =
        h.createUpdate(
                "update contact set step = :step, next_number = :next, call_zone = :zone,"
                    + " updated_at = :now"
                    + " where id = :id and state = 'WAITING' and step = :seen"
                    + " and next_number = :number and priority = :priority"
                    + " and coalesce(time_zone, '') = :timeZone")
            .bind("step", attempt.step())
            .bind("next", attempt.number())
            .bind("zone", zone)
            .bind("now", now)
            .bind("id", row.id())
            .bind("seen", row.step())
            .bind("number", row.nextNumber())
            .bind("priority", row.priority())
            .bind("timeZone", row.timeZone() == null ? "" : row.timeZone())
            .execute();
    if (moved == 1) {
      Lanes.ensure(h, row.campaign(), zone, row.priority());
    }
    return moved == 1;
  }

  private boolean finish(ContactRow row) {
    return h.createUpdate(
                "update contact set state = 'FINISHED', reason = 'DO_NOT_CALL', updated_at = :now"
                    + " where id = :id and state = 'WAITING' and next_number = :number")
            .bind("now", now)
            .bind("id", row.id())
            .bind("number", row.nextNumber())
            .execute()
        == 1;
  }
}
