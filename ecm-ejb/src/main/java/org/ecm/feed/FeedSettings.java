package org.ecm.feed;

import java.time.Duration;
import org.ecm.schedule.CallingWindow;

/**
 * How Contact Feed works.
 *
 * @param batchSize most contacts in one request
 * @param probeSize most contacts in one request while another's fate is unknown (rule 2.7)
 * @param sendLimit longest time one request may take
 * @param busyDelay how long a contact waits whose number has an open attempt elsewhere
 * @param backOffMin first pause after the dialer refused or could not be reached
 * @param backOffMax longest such pause
 * @param settleRetryMax longest pause between two tries to settle a batch
 * @param unknownLeavesWindow how long an unknown attempt takes a place in the window
 * @param callingWindow when callees may be called, in their own time
 */
public record FeedSettings(
    int batchSize,
    int probeSize,
    Duration sendLimit,
    Duration busyDelay,
    Duration backOffMin,
    Duration backOffMax,
    Duration settleRetryMax,
    Duration unknownLeavesWindow,
    CallingWindow callingWindow) {}
