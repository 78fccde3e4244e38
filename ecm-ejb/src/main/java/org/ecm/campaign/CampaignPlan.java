package org.ecm.campaign;

import java.time.Instant;
import java.time.ZoneId;
import org.ecm.schedule.WeeklySchedule;
import org.ecm.strategy.CallStrategy;

/**
 * What the components need to know of a campaign to decide for its contacts.
 *
 * @param region ISO 3166 code of the country in which national numbers are read
 */
public record CampaignPlan(
    long id,
    String name,
    CampaignState state,
    int priority,
    long dialerCampaign,
    String region,
    ZoneId zone,
    WeeklySchedule schedule,
    CallStrategy strategy) {

  /** Whether the campaign hands out contacts at this moment. */
  public boolean isCalling(Instant now) {
    return state == CampaignState.RUNNING && schedule.isOpen(now, zone);
  }
}
