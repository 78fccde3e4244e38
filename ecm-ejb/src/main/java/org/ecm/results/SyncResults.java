package org.ecm.results;

import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecm.campaign.CampaignPlans;
import org.ecm.cluster.Component;
import org.ecm.cluster.Mandate;
import org.ecm.cluster.MandateSeat;
import org.ecm.database.Database;
import org.ecm.database.IdBlocks;
import org.ecm.dialer.DialerGateway;
import org.ecm.dialer.DialerGateways;
import org.ecm.dialer.DialerRecord;
import org.ecm.dialer.DialerUnreachableException;
import org.ecm.dialer.ResultPage;
import org.jboss.logging.Logger;

/**
 * Brings call results back. One round: read what changed at the dialer since the last position,
 * apply it, then sweep attempts that are open for long.
 */
public class SyncResults implements Component {

  /** The component's and its mandate's name. */
  public static final String NAME = "sync-results";

  private static final Logger LOG = Logger.getLogger(SyncResults.class);
  private static final int REMEMBERED = 50_000;

  private final Database database;
  private final DialerGateways gateways;
  private final ResultSettings settings;
  private final Clock clock;
  private final PageWriter writer;
  private final Sweep sweep;

  private Term term;

  /** What one mandate's time in office keeps in memory. */
  private static class Term {
    final Mandate mandate;
    final Map<Source, String> positions = new HashMap<>();
    final Map<Source, Long> saved = new HashMap<>();
    // Records in the overlap of two reads, so that they need no look at the database.
    final Set<String> seen =
        Collections.newSetFromMap(
            new LinkedHashMap<>() {
              @Override
              protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > REMEMBERED;
              }
            });
    boolean unreachable;

    Term(Mandate mandate) {
      this.mandate = mandate;
    }
  }

  private record Source(String dialer, String campaign) {}

  public SyncResults(
      Database database,
      DialerGateways gateways,
      CampaignPlans plans,
      IdBlocks ids,
      ResultSettings settings,
      Clock clock) {
    this.database = database;
    this.gateways = gateways;
    this.settings = settings;
    this.clock = clock;
    this.writer = new PageWriter(database, new RecordApplier(plans, ids, settings, clock));
    this.sweep = new Sweep(database, writer, settings, clock);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean turn(Mandate mandate, MandateSeat seat) {
    if (term == null || !term.mandate.equals(mandate)) {
      term = new Term(mandate);
    }
    boolean more = false;
    try {
      for (Source source : sources()) {
        more |= seat.allows(mandate) && read(source);
      }
      for (DialerGateway gateway : gateways.all()) {
        more |= seat.allows(mandate) && sweep.run(gateway, mandate);
      }
      reachable();
    } catch (DialerUnreachableException e) {
      unreachable(e);
      return false;
    }
    return more;
  }

  private boolean read(Source source) throws DialerUnreachableException {
    DialerGateway gateway = gateways.of(source.dialer());
    String from =
        term.positions.computeIfAbsent(
            source,
            s -> database.inTransaction(h -> Positions.newest(h, s.dialer(), s.campaign())));
    ResultPage page = gateway.changedSince(source.campaign(), from, settings.pageSize());
    List<DialerRecord> news =
        page.records().stream().filter(r -> !term.seen.contains(seenKey(source, r))).toList();
    PageWriter.Written written = writer.write(source.dialer(), news, term.mandate);
    if (!written.complete()) {
      return false;
    }
    news.forEach(r -> term.seen.add(seenKey(source, r)));
    if (page.position() != null && !page.position().equals(from)) {
      save(source, page.position());
    }
    if (written.applied() > 0) {
      LOG.infof("Results: %d applied up to %s", written.applied(), page.position());
    }
    return page.more();
  }

  private static String seenKey(Source source, DialerRecord record) {
    return source.dialer() + "/" + record.key();
  }

  private void save(Source source, String position) {
    long seq = term.saved.merge(source, 1L, Long::sum);
    database.useTransaction(
        h ->
            Positions.save(
                h,
                source.dialer(),
                source.campaign(),
                term.mandate.epoch(),
                seq,
                position,
                clock.instant()));
    term.positions.put(source, position);
  }

  /** Dialer campaigns that ever had contacts of ours. */
  private List<Source> sources() {
    return database.inTransaction(
        h ->
            h.createQuery(
                    "select d.dialer, d.external_id from dialer_campaign d where exists"
                        + " (select 1 from attempt a where a.dialer_campaign_id = d.id) order by d.id")
                .map((row, context) -> new Source(row.getString(1), row.getString(2)))
                .list());
  }

  private void reachable() {
    if (term.unreachable) {
      LOG.info("Results: the dialer can be read again");
      term.unreachable = false;
    }
  }

  private void unreachable(DialerUnreachableException e) {
    if (!term.unreachable) {
      LOG.warnf("Results: %s; trying again", e.getMessage());
      term.unreachable = true;
    }
  }
}
