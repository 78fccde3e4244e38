package org.ecm.security;

import java.time.Instant;
import java.util.Set;

/** Somebody who may log in. */
public record User(
    String username,
    String fullName,
    boolean enabled,
    boolean mustChangePassword,
    Set<Role> roles,
    Instant createdAt) {}
