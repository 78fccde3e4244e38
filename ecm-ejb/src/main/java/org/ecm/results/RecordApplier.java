package org.ecm.results;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ecm.campaign.CampaignPlan;
import org.ecm.campaign.CampaignPlans;
import org.ecm.campaign.CampaignState;
import org.ecm.cluster.Mandate;
import org.ecm.contact.CallZones;
import org.ecm.contact.ContactState;
import org.ecm.contact.Reason;
import org.ecm.database.Chunks;
import org.ecm.database.IdBlocks;
import org.ecm.dialer.DialerRecord;
import org.ecm.feed.AttemptClosing;
import org.ecm.feed.ContactMoves;
import org.ecm.feed.LedgerMovedException;
import org.ecm.feed.Suppressions;
import org.ecm.strategy.Next;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Applies a page of the dialer's records, each state of a record once (rule 3.1), in the caller's
 * short transaction.
 */
class RecordApplier {

  private static final Logger LOG = Logger.getLogger(RecordApplier.class);
  private static final List<ContactState> IN_FLIGHT =
      List.of(ContactState.CLAIMED, ContactState.AT_DIALER, ContactState.UNKNOWN);

  private final CampaignPlans plans;
  private final IdBlocks ids;
  private final ResultSettings settings;
  private final Clock clock;

  RecordApplier(CampaignPlans plans, IdBlocks ids, ResultSettings settings, Clock clock) {
    this.plans = plans;
    this.ids = ids;
    this.settings = settings;
    this.clock = clock;
  }

  /** A record with what it means. */
  private record Ruled(DialerRecord record, OpenAttempt attempt, Ruling ruling) {}

  /**
   * Applies the records.
   *
   * @return how many final results were applied
   * @throws LedgerMovedException if the ledger moved under the work: roll back and read again
   */
  int apply(Handle h, String dialer, Collection<DialerRecord> records, Mandate mandate) {
    List<DialerRecord> news = withoutKnown(h, dialer, records);
    Map<String, OpenAttempt> attempts = attempts(h, news);
    List<Ruled> ruled =
        news.stream()
            .map(
                r ->
                    new Ruled(
                        r,
                        attempts.get(r.accountNumber()),
                        Ruling.of(r, attempts.get(r.accountNumber()))))
            .toList();
    List<Ruled> finals = firstPerAttempt(ruled);
    withdrawNewer(h, finals, mandate);
    applyFinals(h, finals, mandate);
    confirm(h, ruled, mandate);
    flagRedialled(h, ruled);
    keep(h, dialer, ruled, mandate);
    return finals.size();
  }

  private static List<DialerRecord> withoutKnown(
      Handle h, String dialer, Collection<DialerRecord> records) {
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
        .filter(r -> r.ruling() == Ruling.APPLY || r.ruling() == Ruling.APPLY_AND_WITHDRAW_NEWER)
        .sorted(Comparator.comparingInt(r -> r.record().callsMade()))
        .filter(r -> seen.add(r.attempt().id()))
        .toList();
  }

  private void withdrawNewer(Handle h, List<Ruled> finals, Mandate mandate) {
    Instant now = clock.instant();
    for (Ruled r : finals) {
      if (r.ruling() == Ruling.APPLY_AND_WITHDRAW_NEWER) {
        int back =
            h.createUpdate(
                    "update contact set state = 'WAITING', current_attempt = :attempt,"
                        + " updated_at = :now where id = :id and current_attempt = :newer"
                        + " and state = 'CLAIMED' and sending = 0 and "
                        + Mandate.FENCE)
                .bind("attempt", r.attempt().id())
                .bind("now", now)
                .bind("id", r.attempt().contact())
                .bind("newer", r.attempt().currentAttempt())
                .bindMap(mandate.bindings())
                .execute();
        if (back != 1) {
          throw new LedgerMovedException("contact " + r.attempt().contact());
        }
        new AttemptClosing(mandate, now)
            .add(r.attempt().currentAttempt(), "WITHDRAWN", null, null)
            .write(h, "OPEN");
      }
    }
  }

  private void applyFinals(Handle h, List<Ruled> finals, Mandate mandate) {
    if (finals.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Suppressions.DoNotCall doNotCall =
        Suppressions.doNotCall(
            h,
            finals.stream()
                .flatMap(r -> r.attempt().phones().stream())
                .filter(Objects::nonNull)
                .toList(),
            now);
    ContactMoves moves = new ContactMoves(mandate, now);
    AttemptClosing closing = new AttemptClosing(mandate, now);
    Map<Long, CampaignPlan> campaigns = new HashMap<>();
    for (Ruled r : finals) {
      OpenAttempt a = r.attempt();
      CampaignPlan plan = campaigns.computeIfAbsent(a.campaign(), id -> plans.of(h, id));
      follow(moves, r, plan, doNotCall, now);
      closing.add(a.id(), "DONE", r.record().disposition().name(), code(r.record()));
    }
    Set<Long> missed = moves.write(h);
    int closed = closing.write(h, "OPEN", "ABSENT");
    if (!missed.isEmpty() || closed != finals.size()) {
      throw new LedgerMovedException(missed.size() + " contacts");
    }
  }

  private void follow(
      ContactMoves moves,
      Ruled r,
      CampaignPlan plan,
      Suppressions.DoNotCall doNotCall,
      Instant now) {
    OpenAttempt a = r.attempt();
    String disposition = r.record().disposition().name();
    Next next =
        plan.strategy()
            .after(
                a.step(),
                r.record().disposition(),
                a.phones(),
                n -> !doNotCall.covers(n, a.campaign()),
                now);
    List<ContactState> from = a.state().equals("OPEN") ? IN_FLIGHT : List.of(ContactState.WAITING);
    boolean goesOn = next instanceof Next.Attempt;
    Optional<Reason> end =
        plan.state() == CampaignState.DELETED ? Optional.of(Reason.WITHDRAWN) : a.endsAfterThis();
    if (next instanceof Next.Attempt attempt && end.isEmpty()) {
      Instant due = now.plus(settings.scaled(Duration.between(now, attempt.dueAt())));
      String zone = CallZones.of(a.timeZone(), attempt.number(), plan.zone().getId());
      moves.move(
          a.contact(),
          from,
          a.id(),
          ContactState.WAITING,
          disposition,
          new ContactMoves.Target(
              a.campaign(), a.priority(), attempt.step(), attempt.number(), zone, due),
          1);
    } else {
      moves.move(
          a.contact(),
          from,
          a.id(),
          ContactState.FINISHED,
          goesOn ? end.map(Reason::name).orElse(disposition) : disposition,
          new ContactMoves.Target(
              a.campaign(), a.priority(), a.step(), a.number(), a.callZone(), now),
          1);
    }
  }

  private static void confirm(Handle h, List<Ruled> ruled, Mandate mandate) {
    PreparedBatch batch =
        h.prepareBatch(
            "update attempt set confirmed = 1 where id = :id and confirmed = 0 and "
                + Mandate.FENCE);
    List<Long> seen =
        ruled.stream()
            .filter(r -> r.ruling() == Ruling.AT_DIALER && !r.attempt().confirmed())
            .map(r -> r.attempt().id())
            .distinct()
            .sorted()
            .toList();
    seen.forEach(id -> batch.bind("id", id).bindMap(mandate.bindings()).add());
    if (!seen.isEmpty()) {
      batch.execute();
    }
  }

  private static void flagRedialled(Handle h, List<Ruled> ruled) {
    for (Ruled r : ruled) {
      if (r.ruling() == Ruling.REDIALLED) {
        LOG.warnf("Attempt %s: the dialer itself called again", r.record().accountNumber());
        h.createUpdate("update attempt set redialled = 1 where id = :id")
            .bind("id", r.attempt().id())
            .execute();
      } else if (r.ruling() == Ruling.LATE) {
        LOG.warnf(
            "Attempt %s: late result %s, contact %d has moved on",
            r.record().accountNumber(), r.record().disposition(), r.attempt().contact());
      } else if (r.ruling() == Ruling.QUARANTINE) {
        LOG.warnf("Record %s: carries one of our ids where it cannot be", r.record().recordId());
      }
    }
  }

  private void keep(Handle h, String dialer, List<Ruled> ruled, Mandate mandate) {
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

  private static String code(DialerRecord record) {
    return record.status() + "/" + record.result();
  }
}
