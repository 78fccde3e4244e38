package org.ecm.callback;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The requests that were answered, each with its answer, in the caller's transaction. */
final class RequestLog {
  private RequestLog() {}

  private static final Jsonb JSON = JsonbBuilder.create();

  /** Who asked what. */
  record Entry(long id, String client, String key, String fingerprint) {}

  private record Row(String fingerprint, String answer) {}

  /** Fails as a duplicate if the client used the key before. */
  static void insert(Handle h, Entry entry, CallbackAnswer answer, Instant now) {
    h.createUpdate(
            "insert into callback_request (id, client, idempotency_key, fingerprint, campaign_id,"
                + " contact_id, answer, created_at)"
                + " values (:id, :client, :key, :fingerprint, :campaign, :contact, :answer, :now)")
        .bind("id", entry.id())
        .bind("client", entry.client())
        .bind("key", entry.key())
        .bind("fingerprint", entry.fingerprint())
        .bind("campaign", answer.campaign())
        .bind("contact", answer.contact())
        .bind("answer", JSON.toJson(answer))
        .bind("now", now)
        .execute();
  }

  /** Replaces the answer when the contact that it named has changed meanwhile. */
  static void correct(Handle h, Entry entry, CallbackAnswer answer) {
    h.createUpdate(
            "update callback_request set contact_id = :contact, answer = :answer where id = :id")
        .bind("contact", answer.contact())
        .bind("answer", JSON.toJson(answer))
        .bind("id", entry.id())
        .execute();
  }

  /**
   * The answer given before; empty if there is none.
   *
   * @throws KeyReusedException if it was given to another request
   */
  static Optional<CallbackAnswer> find(Handle h, Entry entry) {
    Optional<Row> row =
        h.createQuery(
                "select fingerprint, answer from callback_request"
                    + " where client = :client and idempotency_key = :key")
            .bind("client", entry.client())
            .bind("key", entry.key())
            .map((r, context) -> new Row(r.getString(1), r.getString(2)))
            .findOne();
    if (row.isPresent() && !row.get().fingerprint().equals(entry.fingerprint())) {
      throw new KeyReusedException(entry.key());
    }
    return row.map(found -> JSON.fromJson(found.answer(), CallbackAnswer.class));
  }
}
