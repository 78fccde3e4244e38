package org.ecm.feed;

/**
 * A dialer campaign that contacts are fed into.
 *
 * @param id ECM's id of it
 * @param externalId the dialer's id of it
 * @param window the most contacts that may be claimed, at the dialer or unknown at once
 */
record DialerTarget(long id, String dialer, String externalId, String name, int window) {}
