package org.ecm.contact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ecm.campaign.CampaignLock;
import org.ecm.database.Chunks;
import org.ecm.database.UtcTimes;
import org.ecm.strategy.CallStrategy;
import org.ecm.strategy.Next;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * One step of a recycle in one short transaction: a limited number of contacts, and the position
 * behind them. The row decides for each contact, not what was read before.
 */
final class RecycleStep {

  private static final int CONTACTS = 1000;

  private static final String AGAIN =
      """
      update contact set state = 'WAITING', reason = 'RECYCLED', step = :step,
        next_number = :number, call_zone = :zone, due_at = :now, sending = 0, cut_reason = null,
        updated_at = :now
      where id = :id and state = 'FINISHED' and current_attempt = :attempt
        and (cut_reason is null or cut_reason <> 'WITHDRAWN')
        and not exists (select 1 from attempt a where a.contact_id = contact.id
          and a.state in ('OPEN', 'LOST'))
      """;

  private final Handle h;
  private final CallPlans plans;
  private final Instant now;
  private long doNotCall;
  private long resultUnknown;
  private long expired;

  RecycleStep(Handle h, CallPlans plans, Instant now) {
    this.h = h;
    this.plans = plans;
    this.now = now;
  }

  private record Finished(
      long id,
      String reason,
      long attempt,
      List<String> phones,
      String timeZone,
      int priority,
      Instant expiresAt,
      String cutReason) {

    /** A do-not-call entry for the number came during its last call. */
    boolean isForbidden() {
      return Reason.DO_NOT_CALL.name().equals(cutReason);
    }
  }

  private record Again(Finished contact, Next.Attempt first, String zone) {}

  /**
   * Takes the step.
   *
   * @return whether this was the last one
   * @throws org.ecm.campaign.NotFoundException if the campaign was deleted meanwhile
   */
  boolean run(Recycle recycle) {
    // Deleting the campaign waits for this step; what the step makes wait is finished after it.
    CampaignLock.hold(h, recycle.campaign());
    long position =
        h.createQuery("select position from recycle where id = :id")
            .bind("id", recycle.id())
            .mapTo(Long.class)
            .one();
    Optional<Long> end = end(recycle, position);
    if (end.isEmpty()) {
      return finish(recycle);
    }
    CallPlan plan = plans.of(h, recycle.campaign());
    List<Finished> finished = finished(recycle.campaign(), position, end.get());
    long recycled = write(plan, choose(plan, finished));
    move(recycle, position, end.get(), recycled);
    return false;
  }

  private Optional<Long> end(Recycle recycle, long position) {
    return h.createQuery(
            "select max(id) from (select id from contact where campaign_id = :campaign"
                + " and id > :position and id <= (select last_contact from recycle where id = :id)"
                + " order by campaign_id, id offset 0 rows fetch next :limit rows only) ahead")
        .bind("campaign", recycle.campaign())
        .bind("position", position)
        .bind("id", recycle.id())
        .bind("limit", CONTACTS)
        .mapTo(Long.class)
        .findOne();
  }

  private List<Finished> finished(long campaign, long position, long end) {
    return h.createQuery(
            "select id, reason, current_attempt, phone1, phone2, phone3, phone4, phone5,"
                + " time_zone, priority, expires_at, cut_reason from contact"
                + " where campaign_id = :campaign and id > :position and id <= :end"
                + " and state = 'FINISHED' and current_attempt is not null"
                + " and (cut_reason is null or cut_reason <> 'WITHDRAWN')"
                + " and reason in (<reasons>) order by campaign_id, id")
        .bind("campaign", campaign)
        .bind("position", position)
        .bind("end", end)
        .bindList(
            "reasons",
            Stream.concat(Unreached.OUTCOMES.stream(), Stream.of(Reason.RESULT_UNKNOWN))
                .map(Enum::name)
                .toList())
        .map((row, context) -> read(row))
        .list();
  }

  private static Finished read(ResultSet row) throws SQLException {
    return new Finished(
        row.getLong("id"),
        row.getString("reason"),
        row.getLong("current_attempt"),
        ContactRow.phones(row),
        row.getString("time_zone"),
        row.getInt("priority"),
        UtcTimes.read(row.getObject("expires_at", LocalDateTime.class)),
        row.getString("cut_reason"));
  }

  private List<Again> choose(CallPlan plan, List<Finished> finished) {
    Set<String> blocked = new HashSet<>();
    Chunks.of(finished.stream().flatMap(c -> c.phones().stream()).filter(Objects::nonNull).toList())
        .forEach(part -> blocked.addAll(BlockedNumbers.of(h, plan.campaign(), part, now)));
    StruckNumbers struck = StruckNumbers.of(h, finished.stream().map(Finished::id).toList());
    CallStrategy strategy = plan.strategy();
    List<Again> again = new ArrayList<>();
    for (Finished c : finished) {
      Next next =
          strategy.first(
              c.phones(),
              number -> !blocked.contains(number) && !struck.covers(c.id(), number, strategy),
              now);
      if (c.reason().equals(Reason.RESULT_UNKNOWN.name())) {
        resultUnknown++;
      } else if (c.expiresAt() != null && !c.expiresAt().isAfter(now)) {
        expired++;
      } else if (next instanceof Next.Attempt first && !c.isForbidden()) {
        String zone = CallZones.of(c.timeZone(), first.number(), plan.zone().getId());
        again.add(new Again(c, first, zone));
      } else {
        doNotCall++;
      }
    }
    return again;
  }

  private long write(CallPlan plan, List<Again> again) {
    if (again.isEmpty()) {
      return 0;
    }
    record Lane(String zone, int priority) {}
    again.stream()
        .map(a -> new Lane(a.zone(), a.contact().priority()))
        .distinct()
        .forEach(lane -> Lanes.ensure(h, plan.campaign(), lane.zone(), lane.priority()));
    PreparedBatch batch = h.prepareBatch(AGAIN);
    again.forEach(
        a ->
            batch
                .bind("step", a.first().step())
                .bind("number", a.first().number())
                .bind("zone", a.zone())
                .bind("now", now)
                .bind("id", a.contact().id())
                .bind("attempt", a.contact().attempt())
                .add());
    long recycled = Arrays.stream(batch.execute()).sum();
    resultUnknown += again.size() - recycled;
    return recycled;
  }

  private void move(Recycle recycle, long start, long end, long recycled) {
    int moved =
        h.createUpdate(
                "update recycle set position = :end, recycled = recycled + :recycled,"
                    + " do_not_call = do_not_call + :doNotCall,"
                    + " result_unknown = result_unknown + :resultUnknown,"
                    + " expired = expired + :expired"
                    + " where id = :id and position = :start and finished_at is null")
            .bind("end", end)
            .bind("recycled", recycled)
            .bind("doNotCall", doNotCall)
            .bind("resultUnknown", resultUnknown)
            .bind("expired", expired)
            .bind("id", recycle.id())
            .bind("start", start)
            .execute();
    if (moved == 0) {
      throw new IllegalStateException("Recycle " + recycle.id() + " moved under its own lock");
    }
  }

  private boolean finish(Recycle recycle) {
    return h.createUpdate(
                "update recycle set finished_at = :now where id = :id and finished_at is null")
            .bind("now", now)
            .bind("id", recycle.id())
            .execute()
        == 1;
  }
}
