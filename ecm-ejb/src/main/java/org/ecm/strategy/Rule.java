package org.ecm.strategy;

import java.time.Duration;

/** What follows a disposition, and how long it waits. */
public record Rule(Action action, Duration delay) {}
