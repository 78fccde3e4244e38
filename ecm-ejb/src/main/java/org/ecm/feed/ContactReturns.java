package org.ecm.feed;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ecm.campaign.CampaignPlan;
import org.ecm.campaign.CampaignPlans;
import org.ecm.cluster.Mandate;
import org.ecm.contact.Reason;
import org.ecm.contact.StruckNumbers;
import org.jdbi.v3.core.Handle;

/**
 * Takes contacts back from a batch whose attempts never reached the dialer. Each method belongs
 * into the caller's short transaction.
 */
class ContactReturns {

  private final Mandate mandate;
  private final CampaignPlans plans;

  ContactReturns(Mandate mandate, CampaignPlans plans) {
    this.mandate = mandate;
    this.plans = plans;
  }

  /**
   * Gives the contacts back to the queue, or ends them where they may not be called again.
   *
   * @throws LedgerMovedException if a contact was changed since it was read: roll back, read anew
   */
  void giveBack(Handle h, List<Member> members, String attemptState, Reason reason, Instant now) {
    Suppressions.DoNotCall doNotCall =
        Suppressions.doNotCall(
            h,
            members.stream().flatMap(m -> m.phones().stream()).filter(Objects::nonNull).toList(),
            now);
    StruckNumbers struck =
        StruckNumbers.of(
            h,
            members.stream()
                .filter(m -> doNotCall.covers(m.number(), m.campaign()))
                .map(Member::contact)
                .toList());
    ContactMoves moves = new ContactMoves(mandate, now);
    Map<Long, CampaignPlan> campaigns = new HashMap<>();
    for (Member m : members) {
      CampaignPlan plan = campaigns.computeIfAbsent(m.campaign(), id -> plans.of(h, id));
      m.giveBack(moves, plan, doNotCall, struck, reason);
    }
    Set<Long> missed = moves.write(h);
    if (!missed.isEmpty()) {
      throw new LedgerMovedException(missed.size() + " contacts of a batch");
    }
    close(h, members, attemptState, now);
  }

  /**
   * Closes the attempts without a result.
   *
   * @throws LedgerMovedException if one was changed since it was read: roll back, read anew
   */
  void close(Handle h, List<Member> members, String state, Instant now) {
    AttemptClosing closing = new AttemptClosing(mandate, now);
    members.forEach(m -> closing.add(m.attempt(), state, null, null));
    if (closing.write(h, "OPEN") != members.size()) {
      throw new LedgerMovedException("attempts of a batch");
    }
  }

  /** The contacts whose current attempt belongs to the batch and is open, by id. */
  static List<Member> members(Handle h, long batch) {
    return h.createQuery(
            "select c.id, a.id attempt_id, c.campaign_id, c.priority, c.step, c.next_number,"
                + " c.call_zone, c.due_at, c.sending, a.confirmed, c.cut_reason, c.time_zone, c.phone1, c.phone2,"
                + " c.phone3, c.phone4, c.phone5 from attempt a join contact c"
                + " on c.id = a.contact_id and c.current_attempt = a.id"
                + " where a.batch_id = :batch and a.state = 'OPEN' order by c.id")
        .bind("batch", batch)
        .map(Member.MAPPER)
        .list();
  }
}
