package org.ecm.campaign;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ecm.dialer.Disposition;
import org.ecm.schedule.Interval;
import org.ecm.schedule.WeeklySchedule;
import org.ecm.strategy.Action;
import org.ecm.strategy.CallStrategy;
import org.ecm.strategy.Rule;
import org.ecm.strategy.Step;
import org.jdbi.v3.core.Handle;

/**
 * Reads campaigns' plans inside the caller's transaction. What users seldom change is kept until
 * its version moves; the state is always read.
 */
public class CampaignPlans {

  private static final String PLANS =
      "select c.id, c.name, c.state, c.priority, c.dialer_campaign_id, c.default_region,"
          + " c.time_zone, c.version, s.id strategy_id, s.version strategy_version"
          + " from campaign c join strategy s on s.id = c.strategy_id";

  private record Kept<T>(int version, T value) {}

  private record Row(CampaignPlan plan, int version, long strategyId, int strategyVersion) {}

  private final Map<Long, Kept<WeeklySchedule>> schedules = new ConcurrentHashMap<>();
  private final Map<Long, Kept<CallStrategy>> strategies = new ConcurrentHashMap<>();

  /**
   * The running campaigns that feed a dialer campaign and have contacts that wait, the most urgent
   * first: one that is worked off costs no more than a look.
   */
  public List<CampaignPlan> withWork(Handle h, long dialerCampaign) {
    return read(
        h,
        PLANS
            + " where c.state = 'RUNNING' and c.dialer_campaign_id = :id and exists (select 1"
            + " from contact w where w.campaign_id = c.id and w.state = 'WAITING')"
            + " order by c.priority desc, c.id",
        dialerCampaign);
  }

  /** One campaign's plan, whatever its state. */
  public CampaignPlan of(Handle h, long campaign) {
    return read(h, PLANS + " where c.id = :id", campaign).stream()
        .findFirst()
        .orElseThrow(() -> new NotFoundException("campaign", campaign));
  }

  private List<CampaignPlan> read(Handle h, String sql, long id) {
    List<Row> rows =
        h.createQuery(sql)
            .bind("id", id)
            .map(
                (row, context) ->
                    new Row(
                        new CampaignPlan(
                            row.getLong("id"),
                            row.getString("name"),
                            CampaignState.valueOf(row.getString("state")),
                            row.getInt("priority"),
                            row.getLong("dialer_campaign_id"),
                            row.getString("default_region"),
                            ZoneId.of(row.getString("time_zone")),
                            null,
                            null),
                        row.getInt("version"),
                        row.getLong("strategy_id"),
                        row.getInt("strategy_version")))
            .list();
    return rows.stream().map(row -> complete(h, row)).toList();
  }

  private CampaignPlan complete(Handle h, Row row) {
    CampaignPlan p = row.plan();
    return new CampaignPlan(
        p.id(),
        p.name(),
        p.state(),
        p.priority(),
        p.dialerCampaign(),
        p.region(),
        p.zone(),
        kept(schedules, p.id(), row.version(), () -> schedule(h, p.id())),
        kept(
            strategies,
            row.strategyId(),
            row.strategyVersion(),
            () -> strategy(h, row.strategyId())));
  }

  private static <T> T kept(
      Map<Long, Kept<T>> cache, long id, int version, java.util.function.Supplier<T> read) {
    Kept<T> kept = cache.get(id);
    if (kept == null || kept.version() != version) {
      kept = new Kept<>(version, read.get());
      cache.put(id, kept);
    }
    return kept.value();
  }

  private static WeeklySchedule schedule(Handle h, long campaign) {
    return new WeeklySchedule(
        h.createQuery(
                "select weekday, start_minute, end_minute from campaign_interval"
                    + " where campaign_id = :id order by position")
            .bind("id", campaign)
            .map(
                (row, context) ->
                    new Interval(
                        DayOfWeek.of(row.getInt("weekday")),
                        row.getInt("start_minute"),
                        row.getInt("end_minute")))
            .list());
  }

  static CallStrategy strategy(Handle h, long id) {
    List<Step> steps =
        new ArrayList<>(
            h.createQuery(
                    "select phone from strategy_step where strategy_id = :id order by position")
                .bind("id", id)
                .map((row, context) -> new Step(row.getInt("phone")))
                .list());
    Map<Disposition, Rule> rules = new EnumMap<>(Disposition.class);
    h.createQuery(
            "select result_group, action, delay_seconds from strategy_rule where strategy_id = :id")
        .bind("id", id)
        .map(
            (row, context) ->
                Map.entry(
                    Disposition.valueOf(row.getString("result_group")),
                    new Rule(
                        Action.valueOf(row.getString("action")),
                        Duration.ofSeconds(row.getLong("delay_seconds")))))
        .forEach(rule -> rules.put(rule.getKey(), rule.getValue()));
    return new CallStrategy(steps, rules);
  }
}
