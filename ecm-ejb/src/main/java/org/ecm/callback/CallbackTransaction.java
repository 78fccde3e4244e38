package org.ecm.callback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
  private final String zone;
  private final int priority;

  CallbackTransaction(Handle h, CallPlan plan, ContactDraft draft, String number, Instant now) {
    this.h = h;
    this.plan = plan;
    this.draft = draft;
    this.number = number;
    this.now = now;
    zone = CallZones.of(draft.timeZone(), number, plan.zone().getId());
    priority = draft.priority() == null ? PRIORITY : draft.priority();
  }

  CallbackAnswer run(String at, long list, long newId, RequestLog.Entry entry) {
    if (!BlockedNumbers.of(h, plan.campaign(), List.of(number), now).isEmpty()) {
      throw new DoNotCallException();
    }
    Instant due = CallbackTime.due(at, zone, plan.zone(), now);
    Optional<Long> waiting = waiting();
    CallbackAnswer created = answer(entry, newId, "CREATED", due);
    CallbackAnswer planned =
        waiting.map(contact -> answer(entry, contact, "MOVED", due)).orElse(created);
    RequestLog.insert(h, entry, planned, now);
    if (waiting.isPresent() && move(waiting.get(), due)) {
      return planned;
    }
    create(list, newId, entry, due);
    if (waiting.isPresent()) {
      RequestLog.correct(h, entry, created);
    }
    return created;
  }

  private CallbackAnswer answer(RequestLog.Entry entry, long contact, String status, Instant due) {
    return new CallbackAnswer(
        entry.id(), plan.campaign(), contact, status, number, due.toString(), zone, priority);
  }

  private Optional<Long> waiting() {
    return h.createQuery(
            "select min(id) from contact where next_number = :number and state = 'WAITING'"
                + " and campaign_id = :campaign")
        .bind("number", number)
        .bind("campaign", plan.campaign())
        .mapTo(Long.class)
        .findOne();
  }

  /** An expiry before the time that the customer asked for no longer holds. */
  private boolean move(long contact, Instant due) {
    int moved =
        h.createUpdate(
                "update contact set due_at = :due, priority = :priority, call_zone = :zone,"
                    + " time_zone = coalesce(:timeZone, time_zone), reason = :reason,"
                    + " expires_at = case when expires_at <= :due then null else expires_at end,"
                    + " updated_at = :now"
                    + " where id = :id and state = 'WAITING' and next_number = :number")
            .bind("due", due)
            .bind("priority", priority)
            .bind("zone", zone)
            .bind("timeZone", draft.timeZone())
            .bind("reason", REASON)
            .bind("now", now)
            .bind("id", contact)
            .bind("number", number)
            .execute();
    if (moved == 1) {
      Lanes.ensure(h, plan.campaign(), zone, priority);
    }
    return moved == 1;
  }

  private void create(long list, long id, RequestLog.Entry entry, Instant due) {
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
            new Next.Attempt(step(), number, due),
            zone)
        .insert(h, now);
  }

  /** The strategy's first step on the number, which is the contact's only one. */
  private int step() {
    Next next = plan.strategy().first(List.of(number), any -> true, now);
    return next instanceof Next.Attempt attempt ? attempt.step() : 0;
  }
}
