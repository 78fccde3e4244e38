package org.ecm.contact;

import java.time.ZoneId;
import org.ecm.campaign.CampaignState;
import org.ecm.strategy.CallStrategy;

/**
 * What placing a contact into a campaign, or moving it within, must know of the campaign.
 *
 * @param state not DELETED; any other takes contacts, and only RUNNING calls them
 * @param region in which national numbers are read
 * @param zone the zone of callees of whom nothing better is known
 */
public record CallPlan(
    long campaign, CampaignState state, String region, ZoneId zone, CallStrategy strategy) {}
