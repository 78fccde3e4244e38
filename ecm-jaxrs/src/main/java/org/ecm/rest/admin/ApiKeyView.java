package org.ecm.rest.admin;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ecm.security.ApiKey;
import org.ecm.security.ApiKeys;

/** An API key as clients see it. */
@Schema(name = "ApiKey")
public record ApiKeyView(
    long id,
    String client,
    String scope,
    @Schema(description = "Only in the answer that made the key: nobody sees it again")
        String secret,
    Instant createdAt,
    String createdBy,
    Instant revokedAt) {

  static ApiKeyView of(ApiKey key) {
    return of(key, null);
  }

  static ApiKeyView of(ApiKeys.Created created) {
    return of(created.key(), created.secret());
  }

  private static ApiKeyView of(ApiKey key, String secret) {
    return new ApiKeyView(
        key.id(),
        key.client(),
        key.scope().code(),
        secret,
        key.createdAt(),
        key.createdBy(),
        key.revokedAt());
  }
}
