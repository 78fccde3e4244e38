package org.ecm.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
  private volatile boolean silent = true;
  private volatile boolean turned;
  private volatile long turnedAt;

  public Mandates(NodeIdentity self, MandateStore store, MandateTimes times, Monotonic clock) {
    this.self = self;
    this.store = store;
    this.times = times;
    this.clock = clock;
  }

  /** Contends for a mandate from now on; the same seat for the same name. */
  public MandateSeat enter(String name) {
    return seats.computeIfAbsent(name, n -> new MandateSeat(n, self, store, times, clock));
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

  /** Gives back all that is held: a clean stop of the node. */
  public void leaveAll() {
    seats.keySet().forEach(this::leave);
  }

  /** How often, and for how long. */
  public MandateTimes times() {
    return times;
  }

  /** This node. */
  public NodeIdentity self() {
    return self;
  }
}
