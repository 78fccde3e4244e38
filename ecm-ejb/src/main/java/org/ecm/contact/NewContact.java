package org.ecm.contact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ecm.strategy.Next;
import org.jdbi.v3.core.Handle;

/**
 * A contact about to be stored, its first attempt decided.
 *
 * @param rowKey unique within the list
 * @param phones by slot, E.164 or null
 */
public record NewContact(
    long id,
    long campaign,
    long list,
    String rowKey,
    String reason,
    String reference,
    String firstName,
    String lastName,
    List<String> phones,
    String timeZone,
    int priority,
    Instant expiresAt,
    Map<String, String> attributes,
    Next.Attempt first,
    String callZone) {

  private static final String INSERT =
      """
      insert into contact (id, campaign_id, list_id, row_key, reference, first_name, last_name,
        phone1, phone2, phone3, phone4, phone5, time_zone, priority, expires_at, attributes,
        state, reason, step, next_number, call_zone, due_at, attempts_made, sending,
        created_at, updated_at)
      values (:id, :campaign, :list, :rowKey, :reference, :firstName, :lastName,
        :phone1, :phone2, :phone3, :phone4, :phone5, :timeZone, :priority, :expiresAt, :attributes,
        'WAITING', :reason, :step, :number, :callZone, :dueAt, 0, 0, :now, :now)
      """;

  /**
   * Stores the contact as waiting and opens its lane, in the caller's transaction. Fails as a
   * duplicate if the list has the row already.
   */
  public void insert(Handle h, Instant now) {
    List<String> slots = new ArrayList<>(phones);
    while (slots.size() < ContactDraft.PHONES) {
      slots.add(null);
    }
    h.createUpdate(INSERT)
        .bind("id", id)
        .bind("campaign", campaign)
        .bind("list", list)
        .bind("rowKey", rowKey)
        .bind("reason", reason)
        .bind("reference", reference)
        .bind("firstName", firstName)
        .bind("lastName", lastName)
        .bind("phone1", slots.get(0))
        .bind("phone2", slots.get(1))
        .bind("phone3", slots.get(2))
        .bind("phone4", slots.get(3))
        .bind("phone5", slots.get(4))
        .bind("timeZone", timeZone)
        .bind("priority", priority)
        .bind("expiresAt", expiresAt)
        .bind("attributes", Attributes.write(attributes))
        .bind("step", first.step())
        .bind("number", first.number())
        .bind("callZone", callZone)
        .bind("dueAt", first.dueAt())
        .bind("now", now)
        .execute();
    Lanes.ensure(h, campaign, callZone, priority);
  }
}
