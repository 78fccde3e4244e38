package org.ecm.callback;

import java.time.Instant;
import java.util.List;
import org.ecm.contact.BlockedNumbers;
import org.ecm.contact.CallPlan;
import org.ecm.contact.CallZones;
import org.ecm.contact.ContactDraft;
import org.ecm.contact.DoNotCallException;
import org.ecm.contact.Fingerprint;
import org.ecm.contact.Lanes;
import org.ecm.contact.NewContact;
import org.ecm.dialer.Disposition;
import org.ecm.strategy.Next;
import org.jdbi.v3.core.Handle;

/**
 * The one transaction of a callback: the key first, since it decides who goes on; then a waiting
 * contact with the same number is moved, or a new one stored.
 */
final class CallbackTransaction {

  private static final int PRIORITY = 9;
  private static final String REASON = Disposition.CALLBACK.name();

  private final Handle h;
  private final CallPlan plan;
  private final ContactDraft draft;
  private final String number;
  private final Instant now;
  private final int priority;

  CallbackTransaction(Handle h, CallPlan plan, ContactDraft draft, String number, Instant now) {
    this.h = h;
    this.plan = plan;
    this.draft = draft;
    this.number = number;
    this.now = now;
    priority = draft.priority() == null ? PRIORITY : draft.priority();
  }

  /**
   * A contact that waits for the number, as it was seen.
   *
   * @param timeZone the zone that its list gave; null if none
   */
  private record Waiting(long id, String timeZone) {}

  /** When a contact is called, and in which zones the calling window must be open then. */
  private record Appointment(Instant due, String zone) {}

  CallbackAnswer run(String at, long list, long newId, RequestLog.Entry entry) {
    if (!BlockedNumbers.of(h, plan.campaign(), List.of(number), now).isEmpty()) {
      throw new DoNotCallException();
    }
    Waiting waiting = waiting();
    Appointment appointment = appointment(at, waiting);
    CallbackAnswer answer = answer(entry, newId, waiting, appointment);
    RequestLog.insert(h, entry, answer, now);
    while (waiting != null && !move(waiting, appointment)) {
      // Somebody else has committed a change to it: it, or another one, may wait still.
      waiting = waiting();
      appointment = appointment(at, waiting);
      answer = answer(entry, newId, waiting, appointment);
      RequestLog.correct(h, entry, answer);
    }
    if (waiting == null) {
      create(list, newId, entry, appointment);
    }
    return answer;
  }

  /** What is known of the callee counts before what the number tells. */
  private Appointment appointment(String at, Waiting waiting) {
    String known =
        draft.timeZone() == null && waiting != null ? waiting.timeZone() : draft.timeZone();
    String zone = CallZones.of(known, number, plan.zone().getId());
    return new Appointment(CallbackTime.due(at, zone, plan.zone(), now), zone);
  }

  private CallbackAnswer answer(
      RequestLog.Entry entry, long newId, Waiting waiting, Appointment appointment) {
    return new CallbackAnswer(
        entry.id(),
        plan.campaign(),
        waiting == null ? newId : waiting.id(),
        waiting == null ? "CREATED" : "MOVED",
        number,
        appointment.due().toString(),
        appointment.zone(),
        priority);
  }

  /** Null if no contact of the campaign waits for the number. */
  private Waiting waiting() {
    return h.createQuery(
            "select id, time_zone from contact where id = (select min(id) from contact"
                + " where next_number = :number and state = 'WAITING' and campaign_id = :campaign)")
        .bind("number", number)
        .bind("campaign", plan.campaign())
        .map((row, context) -> new Waiting(row.getLong("id"), row.getString("time_zone")))
        .findOne()
        .orElse(null);
  }

  /**
   * What the customer asks for now is newer than the expiry that the list gave, and than the call
   * that a late result of an attempt before it may tell of (rule 3.2).
   */
  private boolean move(Waiting contact, Appointment appointment) {
    int moved =
        h.createUpdate(
                "update contact set due_at = :due, priority = :priority, call_zone = :zone,"
                    + " time_zone = coalesce(:timeZone, time_zone), reason = :reason,"
                    + " expires_at = null, current_attempt = null, updated_at = :now"
                    + " where id = :id and state = 'WAITING' and next_number = :number"
                    + " and coalesce(time_zone, '') = :seen")
            .bind("due", appointment.due())
            .bind("priority", priority)
            .bind("zone", appointment.zone())
            .bind("timeZone", draft.timeZone())
            .bind("reason", REASON)
            .bind("now", now)
            .bind("id", contact.id())
            .bind("number", number)
            .bind("seen", contact.timeZone() == null ? "" : contact.timeZone())
            .execute();
    if (moved == 1) {
      Lanes.ensure(h, plan.campaign(), appointment.zone(), priority);
    }
    return moved == 1;
  }

  private void create(long list, long id, RequestLog.Entry entry, Appointment appointment) {
    new NewContact(
            id,
            plan.campaign(),
            list,
            Fingerprint.of("callback", Long.toString(entry.id())),
            REASON,
            draft.reference(),
            draft.firstName(),
            draft.lastName(),
            List.of(number),
            draft.timeZone(),
            priority,
            null,
            draft.attributes(),
            new Next.Attempt(step(), number, appointment.due()),
            appointment.zone())
        .insert(h, now);
  }

  /** The strategy's first step on the number, which is the contact's only one. */
  private int step() {
    Next next = plan.strategy().first(List.of(number), any -> true, now);
    return next instanceof Next.Attempt attempt ? attempt.step() : 0;
  }
}
