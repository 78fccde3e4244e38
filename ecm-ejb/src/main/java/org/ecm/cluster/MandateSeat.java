package org.ecm.cluster;

import java.util.Optional;
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
  private long lastTurnNanos;
  private long lastTurnWall;
  private boolean turned;

  /** What is held, and until when decisions may start. */
  private record Held(Mandate mandate, long renewedAt, long deadline) {}

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
    return now != null && clock.nanos() - now.deadline < 0
        ? Optional.of(now.mandate)
        : Optional.empty();
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
    noticeLostTime();
    if (held != null && current().isEmpty()) {
      lose("its time ran out before a renewal was acknowledged");
    }
    if (held == null) {
      challenge();
    } else if (clock.nanos() - held.renewedAt >= times.renewal().toNanos()) {
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
    Mandate mandate = held.mandate;
    long sentAt = clock.nanos();
    if (store.renew(mandate)) {
      held = new Held(mandate, sentAt, sentAt + times.timeToLive().toNanos());
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
    long sentAt = clock.nanos();
    Optional<Mandate> taken = store.take(row, self.node(), self.incarnation());
    seen = null;
    if (taken.isPresent()) {
      held = new Held(taken.get(), sentAt, sentAt + times.timeToLive().toNanos());
      LOG.infof("Mandate %s: held by %s under epoch %d", name, self.node(), taken.get().epoch());
    }
  }

  /**
   * A frozen process or suspended machine may not trust what its monotonic clock says it still has.
   */
  private void noticeLostTime() {
    long nanos = clock.nanos();
    long wall = clock.wallMillis();
    long byMonotonic = (nanos - lastTurnNanos) / 1_000_000;
    long byWall = wall - lastTurnWall;
    long limit = times.timeToLive().toMillis();
    if (held != null && turned && (byMonotonic > limit || byWall - byMonotonic > limit)) {
      lose("this process stood still");
    }
    turned = true;
    lastTurnNanos = nanos;
    lastTurnWall = wall;
  }

  private void lose(String why) {
    LOG.warnf("Mandate %s: epoch %d lost, %s", name, held.mandate.epoch(), why);
    held = null;
    seen = null;
  }
}
