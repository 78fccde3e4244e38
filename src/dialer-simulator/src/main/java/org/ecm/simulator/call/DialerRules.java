package org.ecm.simulator.call;

import java.time.Duration;
import java.util.Map;
import org.ecm.simulator.journal.MissedCallback;

/**
 * How the dialer treats a contact after a call, as set for its campaigns; spans are simulated time.
 *
 * @param maxAttempts calls to a contact before it is given up, 1 to 3
 * @param retryDelays by result; zero or absent switches the dialer's own retries off
 * @param callbackDelay from the call in which a callback was asked for to the callback
 * @param callbackLimit how long after its time a callback is still tried
 * @param callbackRecheck from a callback that reached nobody to the next try
 */
public record DialerRules(
    int maxAttempts,
    Map<CallResult, Duration> retryDelays,
    Duration callbackDelay,
    Duration callbackLimit,
    Duration callbackRecheck,
    MissedCallback missedCallback) {}
