package org.ecm.feed;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ecm.campaign.CampaignPlan;
import org.ecm.database.UtcTimes;
import org.ecm.schedule.CallingWindow;
import org.jdbi.v3.core.Handle;

/**
 * Finds waiting contacts that are due, lane by lane: a lane is a campaign's contacts of one
 * priority that share their calling zones. Lanes whose window is shut are not looked into, so the
 * cost does not grow with contacts that may not be called now. Those whose time is over are left to
 * {@link Expiry}.
 */
class DueContacts {

  private static final String IN_LANE =
      """
      select id, priority, step, next_number, first_name, last_name, phone1, phone2, phone3, phone4, phone5,
        time_zone, due_at, expires_at
      from contact
      where campaign_id = :campaign and state = 'WAITING' and call_zone = :zone
        and priority = :priority and due_at <= :now and (expires_at is null or expires_at > :now)
      order by campaign_id, state, call_zone, priority, due_at, id
      offset 0 rows fetch next :limit rows only
      """;

  private record Lane(String zone, int priority) {}

  private final CallingWindow window;

  DueContacts(CallingWindow window) {
    this.window = window;
  }

  /** At most {@code limit} due contacts of one campaign, the most urgent first. */
  List<Candidate> of(Handle h, CampaignPlan plan, Instant now, int limit) {
    List<Candidate> due = new ArrayList<>();
    for (Lane lane : openLanes(h, plan, now)) {
      if (due.size() >= limit) {
        break;
      }
      due.addAll(inLane(h, plan, lane, now, limit - due.size()));
    }
    return due;
  }

  private List<Lane> openLanes(Handle h, CampaignPlan plan, Instant now) {
    return h
        .createQuery(
            "select call_zone, priority from contact_lane where campaign_id = :campaign"
                + " order by priority desc, call_zone")
        .bind("campaign", plan.id())
        .map((row, context) -> new Lane(row.getString("call_zone"), row.getInt("priority")))
        .stream()
        .filter(lane -> window.isOpen(lane.zone(), now))
        .toList();
  }

  private static List<Candidate> inLane(
      Handle h, CampaignPlan plan, Lane lane, Instant now, int limit) {
    return h.createQuery(IN_LANE)
        .bind("campaign", plan.id())
        .bind("zone", lane.zone())
        .bind("priority", lane.priority())
        .bind("now", now)
        .bind("limit", limit)
        .map(
            (row, context) ->
                new Candidate(
                    row.getLong("id"),
                    plan,
                    row.getInt("priority"),
                    row.getInt("step"),
                    row.getString("next_number"),
                    row.getString("first_name"),
                    row.getString("last_name"),
                    Arrays.asList(
                        row.getString("phone1"),
                        row.getString("phone2"),
                        row.getString("phone3"),
                        row.getString("phone4"),
                        row.getString("phone5")),
                    row.getString("time_zone"),
                    lane.zone(),
                    UtcTimes.read(row.getObject("due_at", LocalDateTime.class)),
                    UtcTimes.read(row.getObject("expires_at", LocalDateTime.class))))
        .list();
  }
}
