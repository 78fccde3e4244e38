package org.ecm.simulator.call;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How the engine calls.
 *
 * @param ports calls at once
 * @param standbyDelay from a failover to the standby engine being online, real time; null when
 *     there is no standby and Unknown rows wait for midnight
 * @param zone whose midnight the dialer keeps
 */
public record EngineSettings(
    int ports, Pace pace, ResultMix mix, DialerRules rules, Duration standbyDelay, ZoneId zone) {}
