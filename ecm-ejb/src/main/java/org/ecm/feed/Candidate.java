package org.ecm.feed;

import java.time.Instant;
import java.util.List;
import org.ecm.campaign.CampaignPlan;
import org.ecm.contact.CallZones;

/**
 * A waiting contact that is due, with all on which it is decided whether it may be called.
 *
 * @param callZone whose calling window was found open
 */
record Candidate(
    long id,
    CampaignPlan plan,
    int priority,
    int step,
    String number,
    String firstName,
    String lastName,
    List<String> phones,
    String timeZone,
    String callZone,
    Instant dueAt,
    Instant expiresAt) {

  /** Where this contact goes if it waits for an attempt at a step. */
  ContactMoves.Target target(int toStep, String toNumber, Instant due) {
    String zone = CallZones.of(timeZone, toNumber, plan.zone().getId());
    return new ContactMoves.Target(plan.id(), priority, toStep, toNumber, zone, due);
  }
}
