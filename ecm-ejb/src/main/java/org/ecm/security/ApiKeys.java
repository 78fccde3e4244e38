package org.ecm.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.ecm.audit.Audit;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.database.Database;
import org.ecm.database.IdBlocks;
import org.ecm.database.UtcTimes;

/** Keys for programs. Only their hashes are stored; a key is shown once, when it is made. */
@ApplicationScoped
public class ApiKeys {

  /** A key just made: its secret is never seen again. */
  public record Created(ApiKey key, String secret) {}

  private static final String SELECT =
      "select id, client, scope, created_at, created_by, revoked_at from api_key";
  private static final int BITS = 256;

  private final Database database;
  private final IdBlocks ids;
  private final Audit audit;
  private final Clock clock;
  private final KnownKeys known = new KnownKeys(System::nanoTime);

  @Inject
  public ApiKeys(Database database, IdBlocks ids, Audit audit, Clock clock) {
    this.database = database;
    this.ids = ids;
    this.audit = audit;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected ApiKeys() {
    this(null, null, null, null);
  }

  /** All keys, newest first, revoked ones included. */
  public List<ApiKey> list() {
    return database.inTransaction(
        h -> h.createQuery(SELECT + " order by id desc").map((row, context) -> map(row)).list());
  }

  /** Makes a key of the form {@code ecm_<scope>_<random>}. */
  public Created create(String client, Scope scope, String actor) {
    if (client == null || !client.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,79}")) {
      throw new InvalidInputException(
          "client", "1 to 80 letters, digits, dots, dashes or underscores");
    }
    if (scope == null) {
      throw new InvalidInputException("scope", "One of ivr, integration, cluster, admin");
    }
    String secret = "ecm_" + scope.code() + "_" + Secrets.random(BITS);
    long id = ids.next(IdBlocks.Kind.ROW);
    return database.inTransaction(
        h -> {
          h.createUpdate(
                  "insert into api_key (id, client, scope, key_hash, created_at, created_by)"
                      + " values (:id, :client, :scope, :hash, :now, :actor)")
              .bind("id", id)
              .bind("client", client)
              .bind("scope", scope.code())
              .bind("hash", Secrets.hash(secret))
              .bind("now", clock.instant())
              .bind("actor", actor)
              .execute();
          audit.record(actor, "api-key.create", "key " + id, client + ", " + scope.code());
          return new Created(
              h.createQuery(SELECT + " where id = :id")
                  .bind("id", id)
                  .map((row, context) -> map(row))
                  .one(),
              secret);
        });
  }

  /**
   * Ends a key: at once on this node, within a second on the other. A revoked one stays as it is.
   */
  public void revoke(long id, String actor) {
    database.useTransaction(
        h -> {
          int changed =
              h.createUpdate(
                      "update api_key set revoked_at = coalesce(revoked_at, :now) where id = :id")
                  .bind("now", clock.instant())
                  .bind("id", id)
                  .execute();
          if (changed == 0) {
            throw new NotFoundException("API key", id);
          }
          audit.record(actor, "api-key.revoke", "key " + id, null);
        });
    known.forget(id);
  }

  /**
   * The good key that a secret belongs to; empty for any other text. One that was revoked on the
   * other node within the last second may still be taken for good.
   */
  public Optional<ApiKey> authenticate(String secret) {
    if (secret == null || !secret.startsWith("ecm_") || secret.length() > 100) {
      return Optional.empty();
    }
    String hash = Secrets.hash(secret);
    Optional<ApiKey> lately = known.of(hash);
    return lately.isPresent() ? lately : find(hash);
  }

  private Optional<ApiKey> find(String hash) {
    long asked = known.now();
    Optional<ApiKey> found =
        database.inTransaction(
            h ->
                h.createQuery(SELECT + " where key_hash = :hash and revoked_at is null")
                    .bind("hash", hash)
                    .map((row, context) -> map(row))
                    .findOne());
    found.ifPresent(key -> known.add(hash, key, asked));
    return found;
  }

  private static ApiKey map(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getLong("id"),
        row.getString("client"),
        Scope.of(row.getString("scope")),
        UtcTimes.read(row.getObject("created_at", LocalDateTime.class)),
        row.getString("created_by"),
        UtcTimes.read(row.getObject("revoked_at", LocalDateTime.class)));
  }
}
