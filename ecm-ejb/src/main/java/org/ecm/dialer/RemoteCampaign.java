package org.ecm.dialer;

/**
 * A campaign that exists at the dialer.
 *
 * @param externalId the dialer's id
 * @param kind IVR, AGENT or what the dialer calls it
 */
public record RemoteCampaign(String externalId, String name, String kind, boolean enabled) {}
