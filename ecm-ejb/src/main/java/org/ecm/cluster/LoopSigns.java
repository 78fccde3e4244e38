package org.ecm.cluster;

/**
 * What a component's loop shows of itself, in nanoseconds of this machine's monotonic clock.
 *
 * @param alive its thread has not ended
 * @param lastSign when it last began or ended a round, or asked its seat within one; a pause is
 *     short
 * @param error what its rounds fail of; null if the last one ended well
 * @param failingSince since when they fail under the present mandate, if they do
 */
public record LoopSigns(boolean alive, long lastSign, String error, long failingSince) {}
