package org.ecm.feed;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecm.cluster.Mandate;
import org.ecm.cluster.Monotonic;
import org.ecm.cluster.NodeRegistry;
import org.ecm.database.Database;
import org.ecm.dialer.DialerGateway;
import org.ecm.dialer.DialerUnreachableException;
import org.ecm.dialer.Finding;
import org.jboss.logging.Logger;

/**
 * Finds out what became of batches in doubt (rule 2.6). Nothing is called absent without proof;
 * what cannot be told stays unknown and is tried again, while other contacts flow.
 */
class Settlement {

  private static final Logger LOG = Logger.getLogger(Settlement.class);

  private final Mandate mandate;
  private final Database database;
  private final Batches batches;
  private final NodeRegistry nodes;
  private final FeedSettings settings;
  private final Clock clock;
  private final Monotonic monotonic;
  private final Map<Long, SettleClock> clocks = new HashMap<>();

  Settlement(
      Mandate mandate,
      Database database,
      Batches batches,
      NodeRegistry nodes,
      FeedSettings settings,
      Clock clock,
      Monotonic monotonic) {
    this.mandate = mandate;
    this.database = database;
    this.batches = batches;
    this.nodes = nodes;
    this.settings = settings;
    this.clock = clock;
    this.monotonic = monotonic;
  }

  /** Whether any of these batches has not yet been read back once. */
  boolean anyFresh(Collection<Long> open) {
    return open.stream().anyMatch(id -> !clocks.containsKey(id) || clocks.get(id).isFresh());
  }

  /**
   * Brings a batch that nobody works on closer to its end.
   *
   * @return true if it is done
   */
  boolean advance(BatchRow batch, DialerTarget target, DialerGateway gateway) {
    if (batch.state().equals("INTENT")) {
      return mandate.decide(database, h -> batches.abandonIntent(h, batch.id(), clock.instant()));
    }
    if (batch.state().equals("SENDING")) {
      markInDoubt(batch);
    }
    if (batch.notSent()) {
      return settleUnsent(batch);
    }
    SettleClock waited =
        clocks.computeIfAbsent(batch.id(), id -> new SettleClock(monotonic.nanos()));
    boolean over = batch.callOver() || nodes.isDead(batch.sender());
    return waited.mayRead(monotonic.nanos(), over, fence(gateway), gateway.longestProcessing())
        && readBack(batch, target, gateway, waited);
  }

  /**
   * A sender may write for as long as its send limit, and the dialer counts idleness from the last
   * byte.
   */
  private Duration fence(DialerGateway gateway) {
    return gateway.idleConnectionLimit().plus(settings.sendLimit());
  }

  private void markInDoubt(BatchRow batch) {
    String why = "its sender, " + batch.sender().node() + ", left no answer";
    boolean marked =
        mandate.decide(
            database, h -> batches.inDoubt(h, batch.id(), "SENDING", why, clock.instant()));
    if (marked) {
      LOG.warnf("Batch %d: IN_DOUBT %s", batch.id(), why);
    }
  }

  private boolean settleUnsent(BatchRow batch) {
    mandate.decide(
        database,
        h -> {
          Set<Long> attempts = Set.copyOf(Batches.openAttempts(h, batch.id()).values());
          batches.absent(h, batch.id(), attempts, clock.instant());
          return batches.settled(h, batch.id(), clock.instant());
        });
    LOG.infof("Batch %d: SETTLED, never sent", batch.id());
    return true;
  }

  private boolean readBack(
      BatchRow batch, DialerTarget target, DialerGateway gateway, SettleClock waited) {
    Map<String, Long> open = database.inTransaction(h -> Batches.openAttempts(h, batch.id()));
    Set<String> witnesses = database.inTransaction(h -> Witnesses.of(h, target));
    ReadBack read = ask(open.keySet(), witnesses, target, gateway);
    Map<String, Finding> findings = read.findings();
    boolean believable = findings.values().stream().anyMatch(Finding.There.class::isInstance);
    Set<Long> there = new HashSet<>();
    Set<Long> absent = new HashSet<>();
    for (Map.Entry<String, Long> attempt : open.entrySet()) {
      Finding finding = findings.get(attempt.getKey());
      if (finding instanceof Finding.There) {
        there.add(attempt.getValue());
      } else if (finding instanceof Finding.Absent) {
        absent.add(attempt.getValue());
      }
    }
    if (!believable && !absent.isEmpty()) {
      absent.retainAll(spared(target, witnesses, absent));
    }
    int untold = open.size() - there.size() - absent.size();
    int unknown =
        mandate.decide(
            database,
            h -> {
              batches.foundThere(h, batch.id(), there, clock.instant());
              int vanished = batches.absent(h, batch.id(), absent, clock.instant());
              if (untold + vanished == 0) {
                batches.settled(h, batch.id(), clock.instant());
              } else {
                batches.notSettled(h, batch.id());
              }
              return untold + vanished;
            });
    if (unknown > 0) {
      report(batch, unknown, unknown > untold, believable, read);
      waited.couldNotTell(monotonic.nanos(), settings.settleRetryMax());
      return false;
    }
    clocks.remove(batch.id());
    LOG.infof(
        "Batch %d: SETTLED there=%d absent=%d unknown=0", batch.id(), there.size(), absent.size());
    return true;
  }

  /**
   * What the dialer showed.
   *
   * @param failure why it could not be asked; null if it could
   */
  private record ReadBack(Map<String, Finding> findings, String failure) {}

  /** Of a batch whose attempts are all closed the dialer is not asked: it may be unable to tell. */
  private static ReadBack ask(
      Set<String> open, Set<String> witnesses, DialerTarget target, DialerGateway gateway) {
    Set<String> asked = new HashSet<>(open);
    asked.addAll(witnesses);
    try {
      return new ReadBack(
          open.isEmpty() ? Map.of() : gateway.readBack(target.externalId(), asked), null);
    } catch (DialerUnreachableException e) {
      return new ReadBack(Map.of(), e.getMessage());
    }
  }

  /**
   * The one that is sent anew to see whether the source shows it then; none if it showed others.
   */
  private Set<Long> spared(DialerTarget target, Set<String> witnesses, Set<Long> absent) {
    boolean may =
        witnesses.isEmpty() && database.inTransaction(h -> Witnesses.maySpareOne(h, target.id()));
    return may ? absent.stream().limit(1).collect(Collectors.toSet()) : Set.of();
  }

  private static void report(
      BatchRow batch, int unknown, boolean vanished, boolean believable, ReadBack read) {
    if (batch.settleTries() == 0) {
      Collection<Finding> findings = read.findings().values();
      Stream<String> why =
          findings.stream()
              .filter(Finding.CannotTell.class::isInstance)
              .map(f -> ((Finding.CannotTell) f).why());
      Stream<String> gone =
          vanished ? Stream.of("the dialer has shown some, but does so no longer") : Stream.empty();
      Stream<String> blind =
          believable || findings.isEmpty()
              ? Stream.empty()
              : Stream.of(
                  "the dialer's tables show nothing that ECM ever sent: are they the right ones?");
      LOG.warnf(
          "Batch %d: the fate of %d attempts cannot be told yet %s",
          batch.id(),
          unknown,
          Stream.of(Stream.ofNullable(read.failure()), why, gone, blind)
              .flatMap(Function.identity())
              .distinct()
              .toList());
    }
  }
}
