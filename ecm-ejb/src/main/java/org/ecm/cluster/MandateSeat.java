package org.ecm.cluster;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * One node's claim to one mandate: renews it while held, challenges it while another's. Compares no
 * clocks: everything is reckoned on this machine's monotonic clock (rules 1.1 and 1.2).
 *
 * <p>{@link #turn()} belongs to one thread; {@link #current()} may be asked by any.
 */
public class MandateSeat {

  private static final Logger LOG = Logger.getLogger(MandateSeat.class);

  private final String name;
  private final NodeIdentity self;
  private final MandateStore store;
  private final MandateTimes times;
  private final Monotonic clock;

  private volatile Held held;
  private MandateRow seen;
  private long seenSince;

  /** What is held, and when the last renewal was sent, on both clocks. */
  private record Held(Mandate mandate, long sentNanos, long sentWall) {}

  public MandateSeat(
      String name, NodeIdentity self, MandateStore store, MandateTimes times, Monotonic clock) {
    this.name = name;
    this.self = self;
    this.store = store;
    this.times = times;
    this.clock = clock;
  }

  /** The mandate, as long as this node may decide under it; asked anew before each decision. */
  public Optional<Mandate> current() {
    Held now = held;
    return now != null && sinceRenewal(now) < times.timeToLive().toNanos()
        ? Optional.of(now.mandate)
        : Optional.empty();
  }

  /**
   * By the clock that says more: on a suspended machine the monotonic one may have stood still. A
   * wall clock that is set forward at worst costs the mandate.
   */
  private long sinceRenewal(Held now) {
    long byWall = TimeUnit.MILLISECONDS.toNanos(clock.wallMillis() - now.sentWall);
    return Math.max(clock.nanos() - now.sentNanos, byWall);
  }

  /** Whether this very mandate still lets a decision start. */
  public boolean allows(Mandate mandate) {
    return current().filter(mandate::equals).isPresent();
  }

  /**
   * One turn: renew, or look whether the mandate is free. To be called more often than the poll
   * interval; an exception of the database leaves the deadline running.
   */
  public void turn() {
    if (held != null && current().isEmpty()) {
      lose("its time ran out before a renewal was acknowledged, or this process stood still");
    }
    if (held == null) {
      challenge();
    } else if (sinceRenewal(held) >= times.renewal().toNanos()) {
      renew();
    }
  }

  /** Gives the mandate back so that another can take it at once. */
  public void release() {
    Held now = held;
    if (now != null) {
      held = null;
      seen = null;
      store.release(now.mandate);
      LOG.infof("Mandate %s: epoch %d released", name, now.mandate.epoch());
    }
  }

  private void renew() {
    Held renewed = new Held(held.mandate, clock.nanos(), clock.wallMillis());
    if (store.renew(renewed.mandate)) {
      held = renewed;
    } else {
      lose("another holds it");
    }
  }

  private void challenge() {
    Optional<MandateRow> read = store.read(name);
    if (read.isEmpty()) {
      store.create(name);
      return;
    }
    MandateRow row = read.get();
    long now = clock.nanos();
    if (!row.equals(seen)) {
      seen = row;
      seenSince = now;
    }
    long patience = times.timeToLive().plus(times.margin()).toNanos();
    if (row.released() || now - seenSince >= patience) {
      take(row);
    }
  }

  private void take(MandateRow row) {
    long sentNanos = clock.nanos();
    long sentWall = clock.wallMillis();
    Optional<Mandate> taken = store.take(row, self.node(), self.incarnation());
    seen = null;
    if (taken.isPresent()) {
      held = new Held(taken.get(), sentNanos, sentWall);
      LOG.infof("Mandate %s: held by %s under epoch %d", name, self.node(), taken.get().epoch());
    }
  }

  private void lose(String why) {
    LOG.warnf("Mandate %s: epoch %d lost, %s", name, held.mandate.epoch(), why);
    held = null;
    seen = null;
  }
}
