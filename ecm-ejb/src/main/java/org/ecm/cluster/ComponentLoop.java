package org.ecm.cluster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/** Runs one component on one thread, whenever this node holds its mandate. */
public class ComponentLoop implements Runnable {

  private static final Logger LOG = Logger.getLogger(ComponentLoop.class);

  private final Component component;
  private final MandateSeat seat;
  private final Duration pause;
  private final Clock clock;
  private final Monotonic monotonic;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private boolean wake;
  private volatile boolean stopped;
  private volatile Instant lastTurn;
  private volatile String lastError;
  private volatile long failingSince;
  private volatile long lastSign;
  private volatile Mandate lastMandate;

  /**
   * @param pause between two rounds that found nothing more to do
   */
  public ComponentLoop(
      Component component, MandateSeat seat, Duration pause, Clock clock, Monotonic monotonic) {
    this.component = component;
    this.seat = seat;
    this.pause = pause;
    this.clock = clock;
    this.monotonic = monotonic;
    lastSign = monotonic.nanos();
  }

  @Override
  public void run() {
    while (!stopped) {
      if (!round(seat.current())) {
        rest();
      }
    }
  }

  /** Starts the next round now instead of after the pause. */
  public void wake() {
    lock.lock();
    try {
      wake = true;
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the loop after the round that is under way. */
  public void stop() {
    stopped = true;
    wake();
  }

  /** Whether the loop was told to end. */
  public boolean isStopped() {
    return stopped;
  }

  /** Starts the next round now if this node holds another mandate than in the last one. */
  void wakeForNewMandate() {
    Mandate now = seat.current().orElse(null);
    if (now != null && !now.equals(lastMandate)) {
      wake();
    }
  }

  /**
   * What the loop shows of itself.
   *
   * @param alive whether its thread lives
   */
  LoopSigns signs(boolean alive) {
    long sign = Math.max(lastSign - seat.lastAsked(), 0) + seat.lastAsked();
    return new LoopSigns(alive, sign, lastError, failingSince);
  }

  /** When the last round ended well, if one did. */
  public Optional<Instant> lastTurn() {
    return Optional.ofNullable(lastTurn);
  }

  /** What the last round failed of, until one ends well. */
  public Optional<String> lastError() {
    return Optional.ofNullable(lastError);
  }

  public Component component() {
    return component;
  }

  public MandateSeat seat() {
    return seat;
  }

  private boolean round(Optional<Mandate> mandate) {
    lastSign = monotonic.nanos();
    try {
      return turn(mandate);
    } finally {
      lastSign = monotonic.nanos();
    }
  }

  private boolean turn(Optional<Mandate> mandate) {
    boolean sameMandate = Objects.equals(lastMandate, mandate.orElse(null));
    lastMandate = mandate.orElse(null);
    try {
      boolean more = false;
      if (mandate.isPresent()) {
        more = component.turn(mandate.get(), seat);
      } else {
        component.offDuty();
      }
      if (lastError != null) {
        LOG.infof("%s: works again", component.name());
      }
      lastError = null;
      lastTurn = clock.instant();
      return more;
    } catch (RuntimeException e) {
      String error = e.getMessage() == null ? e.toString() : e.getMessage();
      if (!error.equals(lastError)) {
        LOG.warnf(e, "%s: round failed, will be tried again", component.name());
      }
      // A new term of office begins afresh: what failed before it may have been the database.
      if (lastError == null || !sameMandate) {
        failingSince = monotonic.nanos();
      }
      lastError = error;
      return false;
    }
  }

  private void rest() {
    lock.lock();
    try {
      long left = pause.toNanos();
      while (!wake && !stopped && left > 0) {
        left = woken.awaitNanos(left);
      }
      wake = false;
    } catch (InterruptedException e) {
      // By no one who may end the loop: that is done by stop().
      LOG.warnf("%s: its thread was interrupted; it goes on", component.name());
    } finally {
      lock.unlock();
    }
  }
}
