package org.ecm.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The seats this node contends for. One thread turns them all (rule 1.3); any thread may enter and
 * leave.
 */
public class Mandates {

  private static final Logger LOG = Logger.getLogger(Mandates.class);

  private final NodeIdentity self;
  private final MandateStore store;
  private final MandateTimes times;
  private final Monotonic clock;
  private final Map<String, MandateSeat> seats = new ConcurrentHashMap<>();
  private final Function<String, Advice> advisor;
  private volatile boolean silent = true;
  private volatile boolean turned;
  private volatile long turnedAt;

  /**
   * @param advisor who should try for which mandate
   */
  public Mandates(
      NodeIdentity self,
      MandateStore store,
      MandateTimes times,
      Monotonic clock,
      Function<String, Advice> advisor) {
    this.self = self;
    this.advisor = advisor;
    this.store = store;
    this.times = times;
    this.clock = clock;
  }

  /**
   * Contends for a mandate from now on, as this node is advised; the same seat for the same name.
   */
  public MandateSeat enter(String name) {
    return seats.computeIfAbsent(
        name, n -> new MandateSeat(n, self, store, times, clock, advisor.apply(n)));
  }

  /** Gives the mandate back, if held, and contends no more. */
  public void leave(String name) {
    MandateSeat seat = seats.remove(name);
    if (seat != null) {
      synchronized (seat) {
        seat.release();
      }
    }
  }

  /** One turn of all seats; errors are logged once until it goes well again. */
  public void turn() {
    for (Map.Entry<String, MandateSeat> entry : seats.entrySet()) {
      MandateSeat seat = entry.getValue();
      try {
        synchronized (seat) {
          if (seats.get(entry.getKey()) == seat) {
            seat.turn();
          }
        }
        if (!silent) {
          LOG.info("Mandates: the database answers again");
          silent = true;
        }
      } catch (RuntimeException e) {
        if (silent) {
          LOG.warnf("Mandates: the database does not answer (%s)", e.getMessage());
          silent = false;
        }
      }
      hasTurned();
    }
    hasTurned();
  }

  private void hasTurned() {
    turnedAt = clock.nanos();
    turned = true;
  }

  /** How long ago the thread that turns these last got through a seat; zero before it started. */
  public Duration sinceLastTurn() {
    return turned ? Duration.ofNanos(clock.nanos() - turnedAt) : Duration.ZERO;
  }

  /** Whether the last statement succeeded, and not long ago: none may last for a time-to-live. */
  public boolean databaseAnswers() {
    return turned && silent && sinceLastTurn().compareTo(times.timeToLive()) < 0;
  }

  /** Gives back all that is held: a clean stop of the node. What cannot be given back runs out. */
  public void leaveAll() {
    for (String name : seats.keySet()) {
      try {
        leave(name);
      } catch (RuntimeException e) {
        LOG.warnf("Mandate %s: not given back, it runs out by itself (%s)", name, e.getMessage());
      }
    }
  }

  /** How often, and for how long. */
  public MandateTimes times() {
    return times;
  }

  /** By which they run out. */
  public Monotonic clock() {
    return clock;
  }

  /** This node. */
  public NodeIdentity self() {
    return self;
  }
}
