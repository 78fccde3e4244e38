package org.ecm.cluster;

import java.time.Duration;

/**
 * When a component counts as ill on a node.
 *
 * @param hang how long a loop may give no sign of life; longer than the longest call to the dialer
 *     and to the database
 * @param failing how long rounds may fail
 * @param clock how far this node's time of day may be from the database's
 * @param patience how long a holder that is not fit sees its peer better off before it steps down,
 *     so that both have had time to find out what is wrong, or is right again, with all
 */
public record HealthLimits(Duration hang, Duration failing, Duration clock, Duration patience) {}
