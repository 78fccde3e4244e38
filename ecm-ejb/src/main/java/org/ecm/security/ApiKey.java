package org.ecm.security;

import java.time.Instant;

/**
 * A key for programs, without its secret.
 *
 * @param client whose key it is; several keys of one client share its idempotency keys
 * @param revokedAt null while it is good
 */
public record ApiKey(
    long id, String client, Scope scope, Instant createdAt, String createdBy, Instant revokedAt) {}
