package org.ecm.simulator.call;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.ecm.simulator.campaign.Campaign;
import org.ecm.simulator.campaign.Campaigns;
import org.ecm.simulator.journal.Event;
import org.ecm.simulator.store.Change;
import org.ecm.simulator.store.Store;

/**
 * The calling engine: one thread that ends due calls, fetches contacts and places calls, each turn
 * as one change of the store. Its memory is touched inside changes only, which run one at a time;
 * so all methods may be called from any thread.
 */
public final class Engine implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(2);

  private final Store store;
  private final Campaigns campaigns;
  private final EngineSettings settings;
  private final Semaphore signal = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "calling-engine");

  private final FetchedContacts fetched;
  private final CallsUnderWay calls;
  private Instant onlineAt;
  private boolean paused;
  private boolean down;
  private volatile boolean closed;

  public Engine(Store store, Campaigns campaigns, EngineSettings settings) {
    this.store = store;
    this.campaigns = campaigns;
    this.settings = settings;
    fetched = new FetchedContacts(campaigns, 2 * settings.ports());
    calls = new CallsUnderWay(settings);
  }

  /** Starts calling; rows left Active by an earlier process are treated as after a failover. */
  public void start() {
    change(
        change -> {
          if (change.isAny(CallStatus.ACTIVE) || change.isAny(CallStatus.UNKNOWN)) {
            interrupt(change, "start");
            awaitStandby(change);
          }
        });
    thread.start();
  }

  /** Says that there may be something to do. */
  public void wake() {
    signal.release();
  }

  private void change(Consumer<Change> work) {
    store.change(
        change -> {
          work.accept(change);
          return null;
        });
    wake();
  }

  private void run() {
    while (!closed) {
      Duration wait = store.change(this::turn);
      try {
        signal.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
        signal.drainPermits();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private Duration turn(Change change) {
    if (!down && onlineAt != null && !change.now().isBefore(onlineAt)) {
      onlineAt = null;
      change.add(new Event.Online());
      return Duration.ZERO;
    }
    calls.endDue(change);
    if (isCalling()) {
      fetched.fill(change);
      while (calls.hasFreePort() && !fetched.isEmpty()) {
        calls.place(change, fetched.take());
      }
    }
    Duration wait = Duration.between(change.now(), nextTurn(change));
    return wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
  }

  private boolean isCalling() {
    return !paused && !down && onlineAt == null;
  }

  private Instant nextTurn(Change change) {
    Instant next = calls.nextEnd(change.now().plus(LONGEST_WAIT));
    if (!down && onlineAt != null && onlineAt.isBefore(next)) {
      next = onlineAt;
    }
    return isCalling() && fetched.isEmpty() ? fetched.nextDue(change, next) : next;
  }

  /** Stops fetching and calling; calls under way go on, fetched rows go back to Pending. */
  public void pause() {
    change(
        change -> {
          paused = true;
          fetched.recall(change, campaign -> true);
        });
  }

  public void resume() {
    change(change -> paused = false);
  }

  /** Enables or disables a campaign; disabling sends its fetched rows back to Pending. */
  public void enable(Campaign campaign, boolean enabled) {
    change(
        change -> {
          campaigns.put(
              change, new Campaign(campaign.id(), campaign.name(), campaign.kind(), enabled));
          if (!enabled) {
            fetched.recall(change, id -> id == campaign.id());
          }
        });
  }

  /** Deletes all contacts of a campaign; a call under way ends without a row. */
  public void deleteContacts(int campaign) {
    change(
        change -> {
          fetched.forget(campaign);
          calls.forget(campaign);
          change.add(new Event.Deleted(campaign, change.countContacts(campaign)));
        });
  }

  /**
   * Fails the engine over: calls under way are lost to it. A share of them had already been closed
   * with the default result Voice; the others become Unknown, then Pending, and are dialled again.
   *
   * @param assumedShare 0 to 1
   */
  public void failover(double assumedShare) {
    change(
        change -> {
          calls.assume(change, assumedShare);
          interrupt(change, "failover");
          awaitStandby(change);
        });
  }

  /** Loses its memory as a killed process does, and does nothing until {@link #comeUp}. */
  public void goDown() {
    change(
        change -> {
          interrupt(change, "restart");
          down = true;
        });
  }

  public void comeUp() {
    change(
        change -> {
          down = false;
          awaitStandby(change);
        });
  }

  private void interrupt(Change change, String reason) {
    change.add(new Event.Interrupted(reason));
    calls.clear();
    fetched.clear();
  }

  /** Without a standby, calling goes on at once and Unknown rows wait for midnight. */
  private void awaitStandby(Change change) {
    onlineAt = settings.standbyDelay() == null ? null : change.now().plus(settings.standbyDelay());
  }

  /** What the engine has in memory. */
  public record Memory(boolean paused, boolean online, int fetched, int calls) {}

  public Memory memory() {
    return store.change(
        change -> new Memory(paused, !down && onlineAt == null, fetched.size(), calls.size()));
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    wake();
    thread.join();
  }
}
