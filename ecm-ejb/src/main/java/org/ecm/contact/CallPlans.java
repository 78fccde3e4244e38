package org.ecm.contact;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ecm.campaign.NotFoundException;
import org.ecm.dialer.Disposition;
import org.ecm.strategy.Action;
import org.ecm.strategy.CallStrategy;
import org.ecm.strategy.Rule;
import org.ecm.strategy.Step;
import org.jdbi.v3.core.Handle;

/** Reads call plans in the caller's transaction. */
public final class CallPlans {
  private CallPlans() {}

  private record Row(String region, String zone, int priority, long strategy) {}

  /**
   * The plan of a campaign.
   *
   * @throws NotFoundException if there is no such campaign, or it was deleted
   */
  public static CallPlan of(Handle h, long campaign) {
    Row row =
        h.createQuery(
                "select default_region, time_zone, priority, strategy_id from campaign"
                    + " where id = :id and state <> 'DELETED'")
            .bind("id", campaign)
            .map((r, context) -> new Row(r.getString(1), r.getString(2), r.getInt(3), r.getLong(4)))
            .findOne()
            .orElseThrow(() -> new NotFoundException("campaign", campaign));
    return new CallPlan(
        campaign, row.region(), ZoneId.of(row.zone()), row.priority(), strategy(h, row.strategy()));
  }

  private static CallStrategy strategy(Handle h, long id) {
    List<Step> steps =
        h.createQuery("select phone from strategy_step where strategy_id = :id order by position")
            .bind("id", id)
            .map((row, context) -> new Step(row.getInt(1)))
            .list();
    Map<Disposition, Rule> rules =
        h.createQuery(
                "select result_group, action, delay_seconds from strategy_rule"
                    + " where strategy_id = :id")
            .bind("id", id)
            .map(
                (row, context) ->
                    Map.entry(
                        Disposition.valueOf(row.getString(1)),
                        new Rule(
                            Action.valueOf(row.getString(2)), Duration.ofSeconds(row.getLong(3)))))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new CallStrategy(steps, rules);
  }
}
