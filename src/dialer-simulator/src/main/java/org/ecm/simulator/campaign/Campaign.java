package org.ecm.simulator.campaign;

/** A campaign of the dialer. */
public record Campaign(int id, String name, CampaignKind kind, boolean enabled) {}
