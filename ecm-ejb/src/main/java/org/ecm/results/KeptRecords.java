package org.ecm.results;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecm.cluster.Mandate;
import org.ecm.database.Chunks;
import org.ecm.database.IdBlocks;
import org.ecm.dialer.DialerRecord;
import org.ecm.feed.LedgerMovedException;
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

  /**
   * What is to be ruled of what was read.
   *
   * @param records those whose state was not dealt with before
   * @param quarantined the keys of those among them that are kept in quarantine: what was wrong may
   *     have been a setting, and may be right now
   */
  record Unsettled(List<DialerRecord> records, Set<String> quarantined) {
    boolean isQuarantined(Ruled r) {
      return quarantined.contains(r.record().key());
    }
  }

  /** Those whose state was not dealt with before. */
  static Unsettled of(Handle h, String dialer, Collection<DialerRecord> records) {
    Map<String, DialerRecord> byKey = new LinkedHashMap<>();
    records.forEach(r -> byKey.put(r.key(), r));
    Set<String> quarantined = new HashSet<>();
    for (List<String> chunk : Chunks.of(byKey.keySet())) {
      h.createQuery(
              "select record_key, verdict from dialer_result where dialer = :dialer"
                  + " and record_key in (<keys>)")
          .bind("dialer", dialer)
          .bindList("keys", chunk)
          .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
          .forEach(
              kept -> {
                if (kept.getValue().equals(Ruling.QUARANTINE.name())) {
                  quarantined.add(kept.getKey());
                } else {
                  byKey.remove(kept.getKey());
                }
              });
    }
    return new Unsettled(List.copyOf(byKey.values()), quarantined);
  }

  /**
   * Keeps what has been ruled, but for other systems' records and those not done yet. What comes
   * out of quarantine is kept with its new ruling, whatever that is.
   *
   * @throws LedgerMovedException if another has taken one out of quarantine meanwhile
   */
  void keep(Handle h, String dialer, List<Ruled> ruled, Unsettled unsettled, Mandate mandate) {
    List<Ruled> first = new ArrayList<>();
    List<Ruled> released = new ArrayList<>();
    for (Ruled r : ruled) {
      boolean stays = r.ruling() == Ruling.QUARANTINE;
      boolean passes = r.ruling() == Ruling.NOT_OURS || r.ruling() == Ruling.AT_DIALER;
      if (unsettled.isQuarantined(r) && !stays) {
        released.add(r);
      } else if (!unsettled.isQuarantined(r) && !passes) {
        first.add(r);
      }
    }
    insert(h, dialer, first, mandate);
    release(h, dialer, released, mandate);
  }

  private void insert(Handle h, String dialer, List<Ruled> kept, Mandate mandate) {
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

  private static void release(Handle h, String dialer, List<Ruled> released, Mandate mandate) {
    for (Ruled r : released) {
      int changed =
          h.createUpdate(
                  "update dialer_result set verdict = :verdict, attempt_id = :attempt,"
                      + " epoch = :epoch where record_key = :key and dialer = :dialer"
                      + " and verdict = 'QUARANTINE'")
              .bind("verdict", r.ruling().name())
              .bind("attempt", r.attempt().id())
              .bind("epoch", mandate.epoch())
              .bind("key", r.record().key())
              .bind("dialer", dialer)
              .execute();
      if (changed != 1) {
        throw new LedgerMovedException("record " + r.record().recordId());
      }
    }
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40);
  }
}
