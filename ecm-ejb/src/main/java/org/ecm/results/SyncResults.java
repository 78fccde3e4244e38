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
import org.ecm.cluster.MandateLostException;
import org.ecm.cluster.MandateSeat;
import org.ecm.cluster.Monotonic;
import org.ecm.database.Database;
import org.ecm.database.IdBlocks;
import org.ecm.dialer.DialerGateway;
import org.ecm.dialer.DialerGateways;
import org.ecm.dialer.DialerRecord;
import org.ecm.dialer.DialerUnreachableException;
import org.ecm.dialer.ResultPage;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

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
  private final Monotonic monotonic;
  private final PageWriter writer;

  private Term term;

  /** What one mandate's time in office keeps in memory. */
  private static class Term {
    final Mandate mandate;
    final Sweep sweep;
    final ReadOrder<Source> order = new ReadOrder<>();
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
    // What failed first in this round; what is not the dialer's fault comes before what is.
    Exception failure;
    String failed;

    Term(Mandate mandate, Sweep sweep) {
      this.mandate = mandate;
      this.sweep = sweep;
    }
  }

  private record Source(String dialer, String campaign) {}

  public SyncResults(
      Database database,
      DialerGateways gateways,
      CampaignPlans plans,
      IdBlocks ids,
      ResultSettings settings,
      Clock clock,
      Monotonic monotonic) {
    this.database = database;
    this.gateways = gateways;
    this.settings = settings;
    this.clock = clock;
    this.monotonic = monotonic;
    this.writer = new PageWriter(database, new RecordApplier(plans, ids, settings, clock));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean turn(Mandate mandate, MandateSeat seat) {
    if (term == null || !term.mandate.equals(mandate)) {
      term = new Term(mandate, new Sweep(database, writer, settings, clock, mandate));
    }
    term.failure = null;
    boolean more = readChanges(seat);
    for (DialerGateway gateway : gateways.all()) {
      more |= seat.allows(mandate) && guarded("the sweep", () -> term.sweep.run(gateway));
    }
    report();
    return more;
  }

  /**
   * Reads the sources, up to the first that fails: the others come before it in the next round. So
   * one that cannot be read holds up neither them nor the sweep, and if the dialer is away, only
   * one read waits for it in vain.
   */
  private boolean readChanges(MandateSeat seat) {
    boolean more = false;
    for (Source source : term.order.of(sources(), monotonic.nanos())) {
      if (!seat.allows(term.mandate)) {
        return more;
      }
      long start = monotonic.nanos();
      more |= guarded("campaign " + source.campaign(), () -> read(source));
      if (term.failure != null) {
        term.order.failed(source, start, monotonic.nanos());
        return more;
      }
      term.order.worked(source);
    }
    return more;
  }

  /** A part of a round, which may fail without the parts after it. */
  private interface Part {
    boolean run() throws DialerUnreachableException;
  }

  private boolean guarded(String what, Part part) {
    try {
      return part.run();
    } catch (MandateLostException e) {
      throw e;
    } catch (DialerUnreachableException | RuntimeException e) {
      boolean worse = e instanceof RuntimeException && !(term.failure instanceof RuntimeException);
      if (term.failure == null || worse) {
        term.failure = e;
        term.failed = what;
      }
      return false;
    }
  }

  private void report() {
    if (term.failure instanceof RuntimeException e) {
      throw e;
    } else if (term.failure != null) {
      unreachable();
    } else if (term.order.allWork()) {
      reachable();
    }
  }

  private boolean read(Source source) throws DialerUnreachableException {
    DialerGateway gateway = gateways.of(source.dialer());
    String from =
        term.positions.computeIfAbsent(
            source, s -> database.inTransaction(h -> startOf(h, s, gateway)));
    ResultPage page = gateway.changedSince(source.campaign(), from, settings.pageSize());
    List<DialerRecord> news =
        page.records().stream().filter(r -> !term.seen.contains(seenKey(source, r))).toList();
    PageWriter.Written written = writer.write(source.dialer(), news, term.mandate).orFail();
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

  /** Where to begin; null for the dialer's start. */
  private static String startOf(Handle h, Source source, DialerGateway gateway) {
    String saved = Positions.newest(h, source.dialer(), source.campaign());
    if (saved != null) {
      return saved;
    }
    return Positions.oldestAttempt(h, source.dialer(), source.campaign())
        .map(gateway::positionBefore)
        .orElse(null);
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

  private void unreachable() {
    if (!term.unreachable) {
      LOG.warnf("Results: %s: %s; trying again", term.failed, term.failure.getMessage());
      term.unreachable = true;
    }
  }
}
