package org.ecm.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
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
  private final Advice advice;

  private volatile Held held;
  private volatile Seen seen;
  private volatile Mandate givenUp;
  private volatile boolean atWork;
  private volatile Stance stance = Stance.CANDIDATE;
  private volatile long lastAsked;
  private String leftBy;
  private String toldWhy;

  /** What is held, who had left it (see {@link Advice}), and when the last renewal was sent. */
  private record Held(Mandate mandate, String leftBy, long sentNanos, long sentWall) {}

  /** The row as a challenger sees it, and since when it has not changed. */
  private record Seen(MandateRow row, long since) {}

  /**
   * @param advice who should try, from the outside: it can keep this node from the mandate, and
   *     never gives it one
   */
  public MandateSeat(
      String name,
      NodeIdentity self,
      MandateStore store,
      MandateTimes times,
      Monotonic clock,
      Advice advice) {
    this.name = name;
    this.self = self;
    this.store = store;
    this.times = times;
    this.clock = clock;
    this.advice = advice;
    this.lastAsked = clock.nanos();
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
    lastAsked = clock.nanos();
    return current().filter(mandate::equals).isPresent();
  }

  /** When a decision last asked {@link #allows}, by the monotonic clock: a sign of life. */
  long lastAsked() {
    return lastAsked;
  }

  /** Whether this node wants the mandate, and if not, why. */
  public Stance stance() {
    return stance;
  }

  /** The node that holds the mandate as far as this one knows; empty if nobody does. */
  public Optional<String> holder() {
    Seen now = seen;
    return held != null
        ? Optional.of(self.node())
        : Optional.ofNullable(now)
            .filter(s -> !s.row.released())
            .map(s -> s.row.mandate().holder());
  }

  /**
   * Whether this node knows how the mandate stands: it has it, has seen another renew it, or has
   * found it free or given up. Until then it may take a cluster at work for one that just starts.
   */
  boolean isSettled() {
    Seen now = seen;
    return held != null || atWork || now != null && clock.nanos() - now.since >= patience(now.row);
  }

  /**
   * Milliseconds that are left of the mandate if it is renewed no more: at its holder until the
   * deadline, elsewhere until this node may take it; 0 if it is free. Empty before the row was
   * read.
   */
  public OptionalLong remainingMillis() {
    Held own = held;
    Seen now = seen;
    if (own != null) {
      return millis(times.timeToLive().toNanos() - sinceRenewal(own));
    }
    return now == null
        ? OptionalLong.empty()
        : millis(patience(now.row) - (clock.nanos() - now.since));
  }

  private static OptionalLong millis(long nanos) {
    return OptionalLong.of(Math.max(0, TimeUnit.NANOSECONDS.toMillis(nanos)));
  }

  /**
   * One turn: renew, or look whether the mandate is free. To be called more often than the poll
   * interval; an exception of the database leaves the deadline running.
   */
  public void turn() {
    if (held != null && current().isEmpty()) {
      lose("its time ran out before a renewal was acknowledged, or this process stood still");
    }
    stance = held == null ? advice.stance(null, null) : advice.stance(held.mandate, held.leftBy);
    tell(stance);
    if (held == null) {
      challenge();
    } else if (!stance.candidate()) {
      giveUp(stance.heir());
    } else if (sinceRenewal(held) >= times.renewal().toNanos()) {
      renew();
    }
  }

  /** Gives the mandate back so that another can take it at once. */
  public void release() {
    giveUp(advice.stance(null, null).heir());
  }

  private void giveUp(String heir) {
    Held now = held;
    if (now != null) {
      held = null;
      seen = null;
      givenUp = now.mandate;
      atWork = true;
      store.release(now.mandate, heir);
      LOG.infof("Mandate %s: epoch %d released", name, now.mandate.epoch());
    }
  }

  private void tell(Stance now) {
    if (now.reason() != null && !now.reason().equals(toldWhy)) {
      LOG.warnf("Mandate %s: this node stays away from it. %s", name, now.reason());
    } else if (now.reason() == null && toldWhy != null) {
      LOG.infof("Mandate %s: this node is a candidate again", name);
    }
    toldWhy = now.reason();
  }

  private void renew() {
    Held renewed = new Held(held.mandate, held.leftBy, clock.nanos(), clock.wallMillis());
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
    if (seen == null || !row.equals(seen.row)) {
      // A row that stands still from the first look on may be a dead holder's.
      atWork = atWork || seen != null && !row.released() && !isOwn(row);
      seen = new Seen(row, now);
    }
    long free = now - seen.since - patience(row);
    if (stance.candidate()
        && free >= 0
        && !advice.leavesToOther(row, Duration.ofNanos(free), atWork)) {
      take(row);
    }
  }

  /**
   * How long a row must stand still before it may be taken. Where it still names this start of this
   * node, nobody has to be waited for: its holder knows that its time ran out. Unless it was given
   * up here and only the release was lost: then another is to have it.
   */
  private long patience(MandateRow row) {
    return row.released() || isOwn(row) && !row.mandate().equals(givenUp)
        ? 0
        : times.timeToLive().plus(times.margin()).toNanos();
  }

  private boolean isOwn(MandateRow row) {
    return row.mandate().incarnation().equals(self.incarnation());
  }

  private void take(MandateRow row) {
    long sentNanos = clock.nanos();
    long sentWall = clock.wallMillis();
    if (!isOwn(row)) {
      // Also if the answer is lost: then this process finds its own row, and takes it anew.
      leftBy = row.mandate().incarnation();
    }
    Optional<Mandate> taken = store.take(row, self.node(), self.incarnation());
    seen = null;
    if (taken.isPresent()) {
      held = new Held(taken.get(), atWork ? null : leftBy, sentNanos, sentWall);
      LOG.infof("Mandate %s: held by %s under epoch %d", name, self.node(), taken.get().epoch());
    }
  }

  private void lose(String why) {
    LOG.warnf("Mandate %s: epoch %d lost, %s", name, held.mandate.epoch(), why);
    held = null;
    seen = null;
  }
}
