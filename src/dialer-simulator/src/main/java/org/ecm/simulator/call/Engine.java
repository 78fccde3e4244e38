package org.ecm.simulator.call;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.ecm.simulator.campaign.Campaign;
import org.ecm.simulator.campaign.Campaigns;
import org.ecm.simulator.journal.Event;
import org.ecm.simulator.store.Change;
import org.ecm.simulator.store.Contact;
import org.ecm.simulator.store.Store;

/**
 * The calling engine: one thread that ends due calls, fetches contacts and places calls, each turn
 * as one change of the store. Its memory is touched inside changes only, which run one at a time.
 */
public final class Engine implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  private static final Duration SHORTEST_WAIT = Duration.ofMillis(2);

  private final Store store;
  private final Campaigns campaigns;
  private final EngineSettings settings;
  private final AfterCall afterCall;
  private final Semaphore signal = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "calling-engine");

  private final FetchedContacts fetched;
  private final PriorityQueue<CallInProgress> calls =
      new PriorityQueue<>(Comparator.comparing(CallInProgress::endsAt));
  private Instant onlineAt;
  private Instant nextMidnight;
  private boolean paused;
  private boolean down;
  private volatile boolean closed;

  public Engine(Store store, Campaigns campaigns, EngineSettings settings) {
    this.store = store;
    this.campaigns = campaigns;
    this.settings = settings;
    afterCall = new AfterCall(settings.rules(), settings.pace());
    fetched = new FetchedContacts(campaigns, 2 * settings.ports());
  }

  /** Starts calling; rows left Active by an earlier process are treated as after a failover. */
  public void start() {
    store.change(
        change -> {
          nextMidnight = midnightAfter(change.now());
          if (!change
              .query("SELECT 1 FROM DialingList WHERE callStatus IN (2, 7) LIMIT 1", r -> 1)
              .isEmpty()) {
            interrupt(change, "start");
            awaitStandby(change);
          }
          return null;
        });
    thread.start();
  }

  /** Says that there may be something to do. */
  public void wake() {
    signal.release();
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
    Instant now = change.now();
    if (!now.isBefore(nextMidnight)) {
      nextMidnight = midnightAfter(now);
      midnight(change);
      return Duration.ZERO;
    }
    if (!down && onlineAt != null && !now.isBefore(onlineAt)) {
      onlineAt = null;
      change.add(new Event.Online());
      return Duration.ZERO;
    }
    endCalls(change);
    if (calling()) {
      fetched.fill(change);
      while (calls.size() < settings.ports() && !fetched.isEmpty()) {
        place(change, fetched.take());
      }
    }
    return untilNext(change);
  }

  private boolean calling() {
    return !paused && !down && onlineAt == null;
  }

  private void endCalls(Change change) {
    while (!calls.isEmpty() && !calls.peek().endsAt().isAfter(change.now())) {
      CallInProgress call = calls.poll();
      Event.Result result = afterCall.decide(call, change.now());
      change.add(result);
      if (CallStatus.of(result.status()) == CallStatus.ACTIVE) {
        place(change, call.contact(), call.phone() + 1);
      }
    }
  }

  private void place(Change change, Contact contact) {
    place(change, contact, contact.callbackNumber() == null ? 1 : 0);
  }

  private void place(Change change, Contact contact, int phone) {
    String number = phone == 0 ? contact.callbackNumber() : contact.phones().get(phone - 1);
    CallResult result = settings.mix().pick(number, contact.accountNumber(), contact.callsMade());
    change.add(
        new Event.Dialled(
            contact.campaign(),
            contact.record(),
            contact.accountNumber(),
            number,
            phone,
            contact.calling()));
    Duration length = settings.pace().real(Duration.ofSeconds(result.seconds()));
    calls.add(
        new CallInProgress(
            contact.dialledOnceMore(), number, phone, result, change.now().plus(length)));
  }

  private Duration untilNext(Change change) {
    Instant next = change.now().plus(LONGEST_WAIT);
    if (!calls.isEmpty()) {
      next = earlier(next, calls.peek().endsAt());
    }
    if (!down && onlineAt != null) {
      next = earlier(next, onlineAt);
    }
    if (calling() && fetched.isEmpty()) {
      next = earlier(next, fetched.nextDue(change, next));
    }
    Duration wait = Duration.between(change.now(), next);
    return wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** Stops fetching and calling; calls under way go on, fetched rows go back to Pending. */
  public void pause() {
    store.change(
        change -> {
          paused = true;
          fetched.recall(change, campaign -> true);
          return null;
        });
  }

  public void resume() {
    store.change(change -> paused = false);
    wake();
  }

  /** Enables or disables a campaign; disabling sends its fetched rows back to Pending. */
  public void enable(Campaign campaign, boolean enabled) {
    store.change(
        change -> {
          campaigns.put(
              change, new Campaign(campaign.id(), campaign.name(), campaign.kind(), enabled));
          if (!enabled) {
            fetched.recall(change, id -> id == campaign.id());
          }
          return null;
        });
    wake();
  }

  /** Deletes all contacts of a campaign; a call under way ends without a row. */
  public void deleteContacts(int campaign) {
    store.change(
        change -> {
          int rows =
              change
                  .query(
                      "SELECT COUNT(*) FROM DialingList WHERE campaignID = ?",
                      row -> row.getInt(1),
                      campaign)
                  .get(0);
          fetched.forget(campaign);
          calls.removeIf(call -> call.contact().campaign() == campaign);
          change.add(new Event.Deleted(campaign, rows));
          return null;
        });
  }

  /**
   * Fails the engine over: calls under way are lost to it. A share of them had already been closed
   * with the default result Voice; the others become Unknown, then Pending, and are dialled again.
   *
   * @param assumedShare 0 to 1
   */
  public void failover(double assumedShare) {
    store.change(
        change -> {
          int assumed = (int) Math.round(calls.size() * assumedShare);
          calls.stream().limit(assumed).forEach(call -> change.add(afterCall.assume(call)));
          interrupt(change, "failover");
          awaitStandby(change);
          return null;
        });
    wake();
  }

  /** Loses its memory as a killed process does, and does nothing until {@link #comeUp}. */
  public void goDown() {
    store.change(
        change -> {
          interrupt(change, "restart");
          down = true;
          return null;
        });
  }

  public void comeUp() {
    store.change(
        change -> {
          down = false;
          awaitStandby(change);
          return null;
        });
    wake();
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

  /** Does the dialer's midnight work now. */
  public void midnight() {
    store.change(
        change -> {
          midnight(change);
          return null;
        });
    wake();
  }

  private void midnight(Change change) {
    onlineAt = null;
    Duration limit = settings.pace().real(settings.rules().callbackLimit());
    change.add(new Event.Midnight(settings.rules().missedCallback(), change.now().minus(limit)));
    change.add(new Event.Moved(change.closedRows()));
  }

  private Instant midnightAfter(Instant now) {
    ZoneId zone = settings.zone();
    return now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
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
