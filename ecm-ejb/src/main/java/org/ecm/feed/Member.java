package org.ecm.feed;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.ecm.campaign.CampaignPlan;
import org.ecm.campaign.CampaignState;
import org.ecm.contact.CallZones;
import org.ecm.contact.ContactState;
import org.ecm.contact.Reason;
import org.ecm.contact.StruckNumbers;
import org.ecm.database.UtcTimes;
import org.ecm.strategy.Next;
import org.jdbi.v3.core.mapper.RowMapper;

/** A contact in a batch, whose current attempt is open. */
record Member(
    long contact,
    long attempt,
    long campaign,
    int priority,
    int step,
    String number,
    String zone,
    Instant due,
    boolean sending,
    boolean confirmed,
    String cutReason,
    String timeZone,
    List<String> phones) {

  static final RowMapper<Member> MAPPER =
      (row, context) ->
          new Member(
              row.getLong("id"),
              row.getLong("attempt_id"),
              row.getLong("campaign_id"),
              row.getInt("priority"),
              row.getInt("step"),
              row.getString("next_number"),
              row.getString("call_zone"),
              UtcTimes.read(row.getObject("due_at", LocalDateTime.class)),
              row.getBoolean("sending"),
              row.getBoolean("confirmed"),
              row.getString("cut_reason"),
              row.getString("time_zone"),
              Arrays.asList(
                  row.getString("phone1"),
                  row.getString("phone2"),
                  row.getString("phone3"),
                  row.getString("phone4"),
                  row.getString("phone5")));

  /** The same, due at a moment at the earliest. */
  Member notBefore(Instant moment) {
    return new Member(
        contact,
        attempt,
        campaign,
        priority,
        step,
        number,
        zone,
        due.isBefore(moment) ? moment : due,
        sending,
        confirmed,
        cutReason,
        timeZone,
        phones);
  }

  /** The contact's place in the queue as it was. */
  ContactMoves.Target stay() {
    return new ContactMoves.Target(campaign, priority, step, number, zone, due);
  }

  /** Decides where the contact goes whose attempt never reached the dialer. */
  void giveBack(
      ContactMoves moves,
      CampaignPlan plan,
      Suppressions.DoNotCall doNotCall,
      StruckNumbers struck,
      Reason reason) {
    if (Reason.WITHDRAWN.name().equals(cutReason) || plan.state() == CampaignState.DELETED) {
      finish(moves, Reason.WITHDRAWN);
    } else if (!doNotCall.covers(number, campaign)) {
      letWait(moves, reason, stay());
    } else if (plan.strategy()
            .instead(
                step,
                phones,
                n -> !doNotCall.covers(n, campaign) && !struck.covers(contact, n, plan.strategy()),
                due)
        instanceof Next.Attempt next) {
      String newZone = CallZones.of(timeZone, next.number(), plan.zone().getId());
      letWait(
          moves,
          Reason.DO_NOT_CALL,
          new ContactMoves.Target(
              campaign, priority, next.step(), next.number(), newZone, next.dueAt()));
    } else {
      finish(moves, Reason.DO_NOT_CALL);
    }
  }

  private void letWait(ContactMoves moves, Reason reason, ContactMoves.Target target) {
    ContactMoves.Seen seen =
        new ContactMoves.Seen(contact, Batches.IN_FLIGHT, attempt, false, cutReason);
    moves.move(seen, ContactState.WAITING, reason.name(), target, 0);
  }

  private void finish(ContactMoves moves, Reason reason) {
    moves.move(
        contact, Batches.IN_FLIGHT, attempt, ContactState.FINISHED, reason.name(), stay(), 0);
  }
}
