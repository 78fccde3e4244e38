package org.ecm.feed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ecm.campaign.CampaignPlans;
import org.ecm.cluster.Mandate;
import org.ecm.cluster.NodeIdentity;
import org.ecm.contact.ContactState;
import org.ecm.contact.Reason;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The marks on a batch, its attempts and its contacts (rules 2.3 to 2.6). Each method belongs into
 * one short transaction; contacts are locked before attempts. Those that are moved one by one are
 * locked in the order of their ids. A mark of the whole batch locks them as the database sees fit,
 * and may end in a deadlock. It is rolled back then. What the dialer has answered is marked anew; a
 * batch whose SENDING mark failed is not sent, and its contacts are claimed anew.
 */
class Batches {

  /** The states of a contact whose current attempt is open. */
  static final List<ContactState> IN_FLIGHT =
      List.of(ContactState.CLAIMED, ContactState.AT_DIALER, ContactState.UNKNOWN);

  // Two lists that do not depend on the row are read once; a correlated subquery would read the
  // batch's attempts again for each of its contacts.
  private static final String OF_BATCH =
      " id in (select contact_id from attempt where batch_id = :batch and state = 'OPEN')"
          + " and current_attempt in"
          + " (select id from attempt where batch_id = :batch and state = 'OPEN')";

  private final Mandate mandate;
  private final ContactReturns returns;

  Batches(Mandate mandate, CampaignPlans plans) {
    this.mandate = mandate;
    this.returns = new ContactReturns(mandate, plans);
  }

  /** Batches into a dialer campaign whose work is not done, oldest first. */
  static List<BatchRow> open(Handle h, long target) {
    return h.createQuery(
            "select id, state, epoch, holder, incarnation, call_over, not_sent, settle_tries"
                + " from batch where open_state in ('INTENT', 'SENDING', 'IN_DOUBT')"
                + " and dialer_campaign_id = :target order by id")
        .bind("target", target)
        .map(
            (row, context) ->
                new BatchRow(
                    row.getLong("id"),
                    row.getString("state"),
                    row.getLong("epoch"),
                    new NodeIdentity(row.getString("holder"), row.getString("incarnation")),
                    row.getBoolean("call_over"),
                    row.getBoolean("not_sent"),
                    row.getInt("settle_tries")))
        .list();
  }

  /**
   * Marks SENDING, just before the request is written: contacts that were cut out meanwhile, or may
   * no longer be called, leave the batch here (rule 2.3).
   *
   * @return the contacts to send; empty if the mark failed or nobody is left
   */
  List<ClaimedContact> markSending(
      Handle h, long batch, List<ClaimedContact> claimed, Set<Long> callingCampaigns, Instant now) {
    if (!step(h, batch, "INTENT", "SENDING", "SENDING", "sending_at = :now", now)) {
      return List.of();
    }
    h.createUpdate(
            "update contact set sending = 1, updated_at = :now where state = 'CLAIMED'"
                + " and cut_reason is null and (expires_at is null or expires_at > :now)"
                // Within the subquery: at the top H2 would read all contacts of these campaigns.
                + " and exists (select 1 from campaign c where c.id = contact.campaign_id"
                + " and c.state = 'RUNNING' and c.id in (<campaigns>))"
                + " and not exists (select 1 from do_not_call d where d.number = contact.next_number"
                + " and d.campaign_id in (0, contact.campaign_id)"
                + " and (d.expires_at is null or d.expires_at > :now))"
                + " and "
                + OF_BATCH
                + " and "
                + Mandate.FENCE)
        .bind("now", now)
        .bind("batch", batch)
        .bindList("campaigns", callingCampaigns.isEmpty() ? Set.of(-1L) : callingCampaigns)
        .bindMap(mandate.bindings())
        .execute();
    Set<Long> sending =
        h
            .createQuery(
                "select c.id from attempt a join contact c"
                    + " on c.id = a.contact_id and c.current_attempt = a.id"
                    + " where a.batch_id = :batch and a.state = 'OPEN' and c.sending = 1")
            .bind("batch", batch)
            .mapTo(Long.class)
            .stream()
            .collect(Collectors.toSet());
    if (sending.size() < claimed.size()) {
      List<Member> cut =
          ContactReturns.members(h, batch).stream().filter(m -> !m.sending()).toList();
      returns.giveBack(h, cut, "WITHDRAWN", Reason.RETURNED, now);
    }
    if (sending.isEmpty()) {
      step(h, batch, "SENDING", "SETTLED", "DONE", "call_over = 1, not_sent = 1", now);
    }
    return claimed.stream().filter(c -> sending.contains(c.contact())).toList();
  }

  /** The sender's call has ended; needs no mandate (rule 2.3). */
  static void recordCallOver(Handle h, long batch, boolean notSent, String detail, Instant now) {
    h.createUpdate(
            "update batch set call_over = 1, call_over_at = :now, not_sent = :notSent,"
                + " detail = :detail where id = :batch and call_over = 0")
        .bind("now", now)
        .bind("notSent", notSent)
        .bind("detail", detail)
        .bind("batch", batch)
        .execute();
  }

  /** The dialer took the batch. */
  boolean accepted(Handle h, long batch, Instant now) {
    if (!step(h, batch, "SENDING", "ACCEPTED", "DONE", null, now)) {
      return false;
    }
    moveContacts(h, batch, ContactState.AT_DIALER, Reason.SENT, now);
    return true;
  }

  /** The batch's fate is unknown: only contacts whose current attempt belongs to it become so. */
  boolean inDoubt(Handle h, long batch, String from, String detail, Instant now) {
    if (!step(h, batch, from, "IN_DOUBT", "IN_DOUBT", null, now)) {
      return false;
    }
    moveContacts(h, batch, ContactState.UNKNOWN, Reason.IN_DOUBT, now);
    return true;
  }

  /**
   * Definitely not taken: all contacts go back.
   *
   * @param notBefore when they are due again at the earliest; null if they keep their time, by
   *     which a late result tells that nobody has asked for another one (rule 3.2)
   */
  boolean refused(Handle h, long batch, Instant now, Instant notBefore) {
    if (!step(h, batch, "SENDING", "REFUSED", "DONE", null, now)) {
      return false;
    }
    List<Member> members = ContactReturns.members(h, batch);
    if (notBefore != null) {
      members = members.stream().map(m -> m.notBefore(notBefore)).toList();
    }
    returns.giveBack(h, members, "REFUSED", Reason.RETURNED, now);
    return true;
  }

  /** The dialer refuses what this one contact contains: it is finished, with the dialer's words. */
  boolean refusedForGood(Handle h, long batch, Instant now) {
    if (!step(h, batch, "SENDING", "REFUSED", "DONE", null, now)) {
      return false;
    }
    List<Member> members = ContactReturns.members(h, batch);
    moveContacts(h, batch, ContactState.FINISHED, Reason.REFUSED_BY_DIALER, now);
    returns.close(h, members, "REFUSED", now);
    return true;
  }

  /** An intent that nobody will send any more. */
  boolean abandonIntent(Handle h, long batch, Instant now) {
    if (!step(h, batch, "INTENT", "SETTLED", "DONE", "not_sent = 1", now)) {
      return false;
    }
    returns.giveBack(h, ContactReturns.members(h, batch), "WITHDRAWN", Reason.RETURNED, now);
    return true;
  }

  /**
   * These attempts are proven never to have reached the dialer: their contacts go again. Not those
   * that the dialer has shown before: such a row has vanished there, perhaps after the call.
   *
   * @return how many have vanished: where they are cannot be told
   */
  int absent(Handle h, long batch, Set<Long> attempts, Instant now) {
    Map<Boolean, List<Member>> missing =
        ContactReturns.members(h, batch).stream()
            .filter(m -> attempts.contains(m.attempt()))
            .collect(Collectors.partitioningBy(Member::confirmed));
    returns.giveBack(h, missing.get(false), "ABSENT", Reason.PROVEN_ABSENT, now);
    return missing.get(true).size();
  }

  /** These attempts were found at the dialer. */
  void foundThere(Handle h, long batch, Set<Long> attempts, Instant now) {
    ContactMoves moves = new ContactMoves(mandate, now);
    for (Member m : ContactReturns.members(h, batch)) {
      if (attempts.contains(m.attempt())) {
        moves.move(
            m.contact(),
            IN_FLIGHT,
            m.attempt(),
            ContactState.AT_DIALER,
            Reason.SENT.name(),
            m.stay(),
            0);
      }
    }
    moves.write(h);
    PreparedBatch confirm =
        h.prepareBatch(
            // It was looked up just now: nobody may settle it for want of a look-up (rule 2.7).
            "update attempt set confirmed = 1, in_window = 1, sweep_at = :now"
                + " where id = :id and state = 'OPEN' and "
                + Mandate.FENCE);
    attempts.stream()
        .sorted()
        .forEach(id -> confirm.bind("now", now).bind("id", id).bindMap(mandate.bindings()).add());
    if (!attempts.isEmpty()) {
      confirm.execute();
    }
  }

  /** Nothing of the batch is open any more. */
  boolean settled(Handle h, long batch, Instant now) {
    return step(h, batch, "IN_DOUBT", "SETTLED", "DONE", null, now);
  }

  /** Counts a try to settle that could not tell. */
  void notSettled(Handle h, long batch) {
    h.createUpdate(
            "update batch set settle_tries = settle_tries + 1 where id = :batch"
                + " and state = 'IN_DOUBT' and "
                + Mandate.FENCE)
        .bind("batch", batch)
        .bindMap(mandate.bindings())
        .execute();
  }

  /** The open attempts of a batch that are their contacts' current ones, by account number. */
  static Map<String, Long> openAttempts(Handle h, long batch) {
    return h
        .createQuery(
            "select account_number, id from attempt where batch_id = :batch and state = 'OPEN'")
        .bind("batch", batch)
        .map((row, context) -> Map.entry(row.getString("account_number"), row.getLong("id")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private boolean step(
      Handle h, long batch, String from, String to, String openState, String more, Instant now) {
    return h.createUpdate(
                "update batch set state = :to, open_state = :open"
                    + (more == null ? "" : ", " + more)
                    + " where id = :batch and state = :from and "
                    + Mandate.FENCE)
            .bind("to", to)
            .bind("open", openState)
            .bind("batch", batch)
            .bind("from", from)
            .bind("now", now)
            .bindMap(mandate.bindings())
            .execute()
        == 1;
  }

  private void moveContacts(Handle h, long batch, ContactState to, Reason reason, Instant now) {
    h.createUpdate(
            "update contact set state = :to, reason = :reason, sending = 0, updated_at = :now"
                + " where state in ('CLAIMED', 'AT_DIALER', 'UNKNOWN') and "
                + OF_BATCH
                + " and "
                + Mandate.FENCE)
        .bind("to", to)
        .bind("reason", reason)
        .bind("now", now)
        .bind("batch", batch)
        .bindMap(mandate.bindings())
        .execute();
  }
}
