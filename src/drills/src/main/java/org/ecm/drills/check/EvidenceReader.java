package org.ecm.drills.check;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ecm.demo.history.DialerLog;
import org.ecm.demo.history.DialerLog.Entry;
import org.ecm.demo.history.DialerLogReader;
import org.ecm.demo.history.History;
import org.ecm.demo.history.Ledger;
import org.ecm.demo.history.LedgerReader;
import org.ecm.demo.history.Reconciliation;
import org.ecm.demo.process.LedgerDatabase;
import org.ecm.drills.check.Evidence.Client;
import org.ecm.drills.check.Evidence.Stored;
import org.ecm.drills.check.Evidence.StoredImport;
import org.ecm.drills.lab.ExpiringContacts;
import org.ecm.drills.lab.Site;
import org.ecm.drills.load.Load;
import org.jdbi.v3.core.Handle;

/** Gathers the evidence of a drill that is over; nothing should be at work any more. */
public final class EvidenceReader {
  private final Site site;

  public EvidenceReader(Site site) {
    this.site = site;
  }

  /**
   * @param decisions from before the load began
   * @param parked campaigns of all drills so far that were never started: their contacts wait
   * @param entered numbers that the portal's users of all drills so far have entered. What was sent
   *     before is judged by when that was acknowledged, not by the clocks of two nodes
   */
  public Evidence read(
      Load load, DecisionReader decisions, Set<Long> parked, Set<String> entered, Course course)
      throws IOException {
    LedgerDatabase database = site.ledgerToJudge();
    Ledger ledger = LedgerReader.read(database.url(), database.user(), database.password());
    DialerLog log = DialerLogReader.read(site.dialerLog());
    Reconciliation reconciliation =
        Reconciliation.of(new History(without(ledger, parked, entered), log));
    Set<String> sent = log.entries().stream().map(Entry::account).collect(Collectors.toSet());
    Client client =
        new Client(
            load.log().acknowledged("callback"),
            load.log().acknowledged("import"),
            load.log().acknowledged("do-not-call"),
            load.unanswered(),
            course.failedForms(load.user().failures()),
            course.failedUploads(load.failedUploads()));
    return database
        .jdbi()
        .withHandle(
            h ->
                new Evidence(
                    reconciliation,
                    client,
                    stored(h, load),
                    load.mandates().sights(),
                    course.settled(),
                    decisions.read(h),
                    StaleDecisions.read(h, load.mandates().takeovers()),
                    decisions.marked(h).stream()
                        .filter(marked -> sent.contains(marked.account()))
                        .toList(),
                    course.losses(load.user().losses()),
                    course.stuck(),
                    ExpiringContacts.endedEarly(h)));
  }

  private static Ledger without(Ledger ledger, Set<Long> parked, Set<String> entered) {
    return new Ledger(
        ledger.imports(),
        ledger.contacts().stream().filter(c -> !parked.contains(c.campaign())).toList(),
        ledger.batches(),
        ledger.attempts(),
        ledger.results(),
        ledger.doNotCall().stream().filter(e -> !entered.contains(e.number())).toList());
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
}
