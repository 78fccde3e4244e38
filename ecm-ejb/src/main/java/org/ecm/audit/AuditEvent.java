package org.ecm.audit;

import java.time.Instant;

/** A privileged change: who did what to what. */
public record AuditEvent(
    long id, Instant at, String actor, String action, String subject, String detail) {}
