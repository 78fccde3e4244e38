package org.ecm.results;

import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ecm.campaign.CampaignPlans;
import org.ecm.cluster.Mandate;
import org.ecm.database.Chunks;
import org.ecm.database.IdBlocks;
import org.ecm.dialer.DialerRecord;
import org.ecm.feed.LedgerMovedException;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Applies a page of the dialer's records, each state of a record once (rule 3.1), in the caller's
 * short transaction.
 */
class RecordApplier {

  private static final Logger LOG = Logger.getLogger(RecordApplier.class);

  private final FinalResults results;
  private final KeptRecords kept;

  RecordApplier(CampaignPlans plans, IdBlocks ids, ResultSettings settings, Clock clock) {
    results = new FinalResults(plans, settings, clock);
    kept = new KeptRecords(ids, clock);
  }

  /**
   * Applies the records.
   *
   * @return how many final results were applied
   * @throws LedgerMovedException if the ledger moved under the work: roll back and read again
   */
  int apply(Handle h, String dialer, Collection<DialerRecord> records, Mandate mandate) {
    KeptRecords.Unsettled unsettled = KeptRecords.of(h, dialer, records);
    Map<String, OpenAttempt> attempts = attempts(h, unsettled.records());
    List<Ruled> ruled =
        unsettled.records().stream()
            .map(
                r ->
                    new Ruled(
                        r,
                        attempts.get(r.accountNumber()),
                        Ruling.of(r, attempts.get(r.accountNumber()))))
            .toList();
    List<Ruled> finals = firstPerAttempt(ruled);
    results.apply(h, finals, mandate);
    confirm(h, ruled, mandate);
    flagRedialled(h, ruled);
    warn(ruled, unsettled);
    kept.keep(h, dialer, ruled, unsettled, mandate);
    return finals.size();
  }

  private static Map<String, OpenAttempt> attempts(Handle h, List<DialerRecord> records) {
    Map<String, OpenAttempt> attempts = new HashMap<>();
    List<String> accounts =
        records.stream().map(DialerRecord::accountNumber).filter(Objects::nonNull).toList();
    for (List<String> chunk : Chunks.of(accounts)) {
      h.createQuery(OpenAttempt.SELECT + " where a.account_number in (<accounts>)")
          .bindList("accounts", chunk)
          .map(OpenAttempt.MAPPER)
          .forEach(a -> attempts.put(a.accountNumber(), a));
    }
    return attempts;
  }

  /**
   * If a page shows two final states of one record, the first one counts, the other is a redial.
   */
  private static List<Ruled> firstPerAttempt(List<Ruled> ruled) {
    Set<Long> seen = new HashSet<>();
    return ruled.stream()
        .filter(r -> r.ruling() == Ruling.APPLY || r.ruling() == Ruling.APPLY_OVER_NEWER)
        .sorted(Comparator.comparingInt(r -> r.record().callsMade()))
        .filter(r -> seen.add(r.attempt().id()))
        .toList();
  }

  /** The dialer has these, also one in quarantine: whatever is wrong with it, it is not absent. */
  private static void confirm(Handle h, List<Ruled> ruled, Mandate mandate) {
    PreparedBatch batch =
        h.prepareBatch(
            "update attempt set confirmed = 1 where id = :id and confirmed = 0 and "
                + Mandate.FENCE);
    List<Long> seen =
        ruled.stream()
            .filter(r -> r.ruling() == Ruling.AT_DIALER || r.ruling() == Ruling.QUARANTINE)
            .map(Ruled::attempt)
            .filter(a -> a != null && !a.confirmed())
            .map(OpenAttempt::id)
            .distinct()
            .sorted()
            .toList();
    seen.forEach(id -> batch.bind("id", id).bindMap(mandate.bindings()).add());
    if (!seen.isEmpty()) {
      batch.execute();
    }
  }

  /** Those that the dialer itself called again after its own failover, or may (P2). */
  private static void flagRedialled(Handle h, List<Ruled> ruled) {
    List<Ruled> redialled =
        ruled.stream()
            .filter(r -> r.ruling() == Ruling.REDIALLED || r.isInterrupted())
            .sorted(Comparator.comparingLong(r -> r.attempt().id()))
            .toList();
    if (redialled.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        h.prepareBatch("update attempt set redialled = 1 where id = :id and redialled = 0");
    redialled.forEach(r -> batch.bind("id", r.attempt().id()).add());
    int[] flagged = batch.execute();
    for (int i = 0; i < flagged.length; i++) {
      if (flagged[i] == 1) {
        LOG.warnf(
            redialled.get(i).isInterrupted()
                ? "Attempt %s: the dialer failed over while it was called, and calls by itself"
                : "Attempt %s: the dialer itself called again",
            redialled.get(i).record().accountNumber());
      }
    }
  }

  private static void warn(List<Ruled> ruled, KeptRecords.Unsettled unsettled) {
    for (Ruled r : ruled) {
      if (r.ruling() == Ruling.LATE) {
        LOG.warnf(
            "Attempt %s: late result %s, contact %d has moved on",
            r.record().accountNumber(), r.record().disposition(), r.attempt().contact());
      } else if (r.ruling() == Ruling.QUARANTINE && !unsettled.isQuarantined(r)) {
        LOG.warnf("Record %s: carries one of our ids where it cannot be", r.record().recordId());
      }
    }
  }
}
