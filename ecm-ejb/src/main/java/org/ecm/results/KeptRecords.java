package org.ecm.results;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ecm.cluster.Mandate;
import org.ecm.database.Chunks;
import org.ecm.database.IdBlocks;
import org.ecm.dialer.DialerRecord;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The states of the dialer's records that were dealt with, each kept once (rule 3.1); in the
 * caller's transaction.
 */
class KeptRecords {

  private final IdBlocks ids;
  private final Clock clock;

  KeptRecords(IdBlocks ids, Clock clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** Those whose state was not kept before. */
  static List<DialerRecord> newOf(Handle h, String dialer, Collection<DialerRecord> records) {
    Map<String, DialerRecord> byKey = new LinkedHashMap<>();
    records.forEach(r -> byKey.put(r.key(), r));
    for (List<String> chunk : Chunks.of(byKey.keySet())) {
      h.createQuery(
              "select record_key from dialer_result where dialer = :dialer"
                  + " and record_key in (<keys>)")
          .bind("dialer", dialer)
          .bindList("keys", chunk)
          .mapTo(String.class)
          .forEach(byKey::remove);
    }
    return List.copyOf(byKey.values());
  }

  /** Keeps what has been ruled, but for other systems' records and those not done yet. */
  void keep(Handle h, String dialer, List<Ruled> ruled, Mandate mandate) {
    List<Ruled> kept =
        ruled.stream()
            .filter(r -> r.ruling() != Ruling.NOT_OURS && r.ruling() != Ruling.AT_DIALER)
            .toList();
    if (kept.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        h.prepareBatch(
            "insert into dialer_result (id, dialer, record_key, account_number, attempt_id, status,"
                + " result, verdict, seen_at, epoch) values (:id, :dialer, :key, :account, :attempt,"
                + " :status, :result, :verdict, :now, :epoch)");
    for (Ruled r : kept) {
      DialerRecord record = r.record();
      batch
          .bind("id", ids.next(IdBlocks.Kind.RESULT))
          .bind("dialer", dialer)
          .bind("key", record.key())
          .bind("account", shortened(record.accountNumber()))
          .bind("attempt", r.attempt() == null ? null : r.attempt().id())
          .bind("status", record.status())
          .bind("result", record.result())
          .bind("verdict", r.ruling().name())
          .bind("now", clock.instant())
          .bind("epoch", mandate.epoch())
          .add();
    }
    batch.execute();
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40);
  }
}
