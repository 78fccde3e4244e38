package org.ecm.drills.check;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ecm.demo.history.DialerLogReader;
import org.ecm.demo.history.History;
import org.ecm.demo.history.Ledger;
import org.ecm.demo.history.LedgerReader;
import org.ecm.demo.history.Reconciliation;
import org.ecm.demo.process.LedgerDatabase;
import org.ecm.drills.check.Evidence.Client;
import org.ecm.drills.check.Evidence.Decision;
import org.ecm.drills.check.Evidence.Stored;
import org.ecm.drills.check.Evidence.StoredImport;
import org.ecm.drills.lab.Site;
import org.ecm.drills.load.Load;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Gathers the evidence of a drill that is over; nothing should be at work any more. */
public final class EvidenceReader {
  private static final String FED =
      """
      select id, epoch, holder, incarnation, created_at, sending_at from batch where created_at >= :since
      """;
  private static final String APPLIED =
      """
      select id, epoch, seen_at from dialer_result
      where seen_at >= :since and verdict in ('APPLY', 'APPLY_AND_WITHDRAW_NEWER')
      """;

  private final Site site;

  public EvidenceReader(Site site) {
    this.site = site;
  }

  /**
   * @param parked campaigns of all drills so far that were never started: their contacts wait
   * @param keepsSessions whether the user's session had to survive
   * @param stuck what did not come to its end by itself
   */
  public Evidence read(Load load, Set<Long> parked, boolean keepsSessions, List<String> stuck)
      throws IOException {
    LedgerDatabase database = site.ledgerToJudge();
    Ledger ledger = LedgerReader.read(database.url(), database.user(), database.password());
    Reconciliation reconciliation =
        Reconciliation.of(
            new History(without(ledger, parked), DialerLogReader.read(site.dialerLog())));
    Client client =
        new Client(
            load.log().acknowledged("callback"),
            load.log().acknowledged("import"),
            load.log().acknowledged("do-not-call"),
            load.unanswered());
    return Jdbi.create(database.url(), database.user(), database.password())
        .withHandle(
            h ->
                new Evidence(
                    reconciliation,
                    client,
                    stored(h, load),
                    load.mandates().sights(),
                    decisions(h, load.since()),
                    keepsSessions ? load.user().losses() : List.of(),
                    stuck));
  }

  private static Ledger without(Ledger ledger, Set<Long> parked) {
    return new Ledger(
        ledger.imports(),
        ledger.contacts().stream().filter(c -> !parked.contains(c.campaign())).toList(),
        ledger.batches(),
        ledger.attempts(),
        ledger.results(),
        ledger.doNotCall());
  }

  private static Stored stored(Handle h, Load load) {
    Map<String, Long> callbacks = new HashMap<>();
    h.createQuery(
            "select idempotency_key, contact_id from callback_request where campaign_id = :campaign")
        .bind("campaign", load.campaign())
        .map((row, context) -> callbacks.put(row.getString(1), row.getLong(2)))
        .list();
    Map<String, Integer> numbers = new HashMap<>();
    h.createQuery(
            "select phone1, count(*) from contact where campaign_id = :campaign group by phone1")
        .bind("campaign", load.campaign())
        .map((row, context) -> numbers.put(row.getString(1), row.getInt(2)))
        .list();
    Map<String, StoredImport> imports = new HashMap<>();
    h.createQuery("select id, state, rows_read from import_job")
        .map(
            (row, context) ->
                imports.put(row.getString(1), new StoredImport(row.getString(2), row.getLong(3))))
        .list();
    Set<String> doNotCall =
        new HashSet<>(h.createQuery("select number from do_not_call").mapTo(String.class).list());
    return new Stored(callbacks, numbers, imports, doNotCall);
  }

  private static List<Decision> decisions(Handle h, Instant since) {
    LocalDateTime from = LocalDateTime.ofInstant(since, ZoneOffset.UTC);
    Stream<Decision> fed =
        h.createQuery(FED).bind("since", from).map((row, context) -> fed(row)).list().stream()
            .flatMap(List::stream);
    Stream<Decision> applied =
        h
            .createQuery(APPLIED)
            .bind("since", from)
            .map(
                (row, context) ->
                    new Decision(
                        "sync-results",
                        "result " + row.getLong(1),
                        row.getLong(2),
                        null,
                        null,
                        instant(row, 3)))
            .list()
            .stream();
    return Stream.concat(fed, applied).toList();
  }

  private static List<Decision> fed(ResultSet row) throws SQLException {
    Decision claimed = fed(row, "claimed", instant(row, 5));
    Instant sending = instant(row, 6);
    return sending == null ? List.of(claimed) : List.of(claimed, fed(row, "sent", sending));
  }

  private static Decision fed(ResultSet row, String what, Instant at) throws SQLException {
    return new Decision(
        "contact-feed",
        "batch " + row.getLong(1) + " " + what,
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        at);
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    LocalDateTime utc = row.getObject(column, LocalDateTime.class);
    return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
  }
}
