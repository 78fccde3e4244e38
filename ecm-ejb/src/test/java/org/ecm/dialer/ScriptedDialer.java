package org.ecm.dialer;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ecm.dialer.DialerRecord.Progress;

/** A dialer in memory that takes batches and shows what a test tells it to show. */
public final class ScriptedDialer implements DialerGateway {

  private final Map<String, DialerRecord> records = new LinkedHashMap<>();
  private final Set<String> hidden = new LinkedHashSet<>();
  private final List<String> sent = new ArrayList<>();
  private final List<String> reads = new ArrayList<>();
  private final Map<String, Exception> failing = new LinkedHashMap<>();
  private UnaryOperator<String> numbers = UnaryOperator.identity();
  private ZoneId zone =
      ZoneOffset.ofHours(Instant.now().atZone(ZoneOffset.UTC).getHour() < 12 ? 6 : -6);
  private RuntimeException lookUpFailure;
  private int lastRecordId;
  private boolean full;
  private boolean answersLost;
  private Supplier<SendOutcome> answer;
  private Runnable whenOpened = () -> {};

  /** The account numbers that it was given, in order. */
  public List<String> sent() {
    return List.copyOf(sent);
  }

  /** The reads of changed records, each as campaign and position. */
  public List<String> reads() {
    return List.copyOf(reads);
  }

  /** Ends a call. */
  public void finish(String account, Disposition disposition) {
    records.computeIfPresent(
        account, (key, r) -> record(r.recordId(), r.campaign(), account, r.number(), disposition));
  }

  /** Loses sight of the call in a failover of its own. */
  public void interrupt(String account) {
    records.computeIfPresent(
        account,
        (key, r) ->
            new DialerRecord(
                r.recordId(),
                r.campaign(),
                account,
                r.number(),
                0,
                "7",
                "0",
                Progress.INTERRUPTED,
                Disposition.OTHER,
                null));
  }

  /** Shows the record nowhere. */
  public void hide(String account) {
    hidden.add(account);
  }

  /** Shows the record again. */
  public void show(String account) {
    hidden.remove(account);
  }

  /** Forgets all records and begins with their ids anew, as when it is installed anew. */
  public void installAnew() {
    records.clear();
    lastRecordId = 0;
  }

  /** Refuses every batch, as one does that is at its capacity. */
  public void full(boolean full) {
    this.full = full;
  }

  /** Takes batches, but its answers are lost. */
  public void loseAnswers(boolean lost) {
    answersLost = lost;
  }

  /** Shows all numbers like this. */
  public void numbers(UnaryOperator<String> numbers) {
    this.numbers = numbers;
  }

  /** Reads of a campaign's changes fail; null ends that. */
  public void fail(String campaign, Exception how) {
    failing.put(campaign, how);
  }

  /** Look-ups fail. */
  public void failLookUps(RuntimeException how) {
    lookUpFailure = how;
  }

  /** Requests are answered so, and what they bring is not kept; null ends that. */
  public void answer(Supplier<SendOutcome> how) {
    answer = how;
  }

  /** Runs whenever a connection is opened: a batch is claimed then, and not yet being sent. */
  public void whenOpened(Runnable what) {
    whenOpened = what;
  }

  public void zone(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public String dialer() {
    return "uccx";
  }

  @Override
  public void check() {}

  @Override
  public List<RemoteCampaign> campaigns() {
    return List.of();
  }

  @Override
  public Delivery open(String campaign) {
    whenOpened.run();
    return new Delivery() {
      @Override
      public SendOutcome send(List<OutboundContact> contacts, Duration limit) {
        if (answer != null) {
          return answer.get();
        }
        if (full) {
          return new SendOutcome.BadContent("full");
        }
        for (OutboundContact c : contacts) {
          sent.add(c.accountNumber());
          records.put(
              c.accountNumber(),
              record("r" + ++lastRecordId, campaign, c.accountNumber(), c.number(), null));
        }
        return answersLost ? new SendOutcome.InDoubt("lost") : new SendOutcome.Accepted("taken");
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
  }

  private static DialerRecord record(
      String id, String campaign, String account, String number, Disposition disposition) {
    boolean done = disposition != null;
    return new DialerRecord(
        id,
        campaign,
        account,
        number,
        done ? 1 : 0,
        done ? "3" : "1",
        done ? disposition.name() : "0",
        done ? Progress.FINISHED : Progress.UNDER_WAY,
        done ? disposition : Disposition.OTHER,
        null);
  }

  @Override
  public ZoneId zone() {
    return zone;
  }

  @Override
  public Duration longestProcessing() {
    return Duration.ZERO;
  }

  @Override
  public Duration idleConnectionLimit() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Map<String, Finding> readBack(String campaign, Collection<String> accountNumbers) {
    Map<String, Finding> findings = new LinkedHashMap<>();
    accountNumbers.forEach(account -> findings.put(account, new Finding.Absent()));
    lookUp(accountNumbers).forEach(r -> findings.put(r.accountNumber(), new Finding.There(r)));
    return findings;
  }

  @Override
  public List<DialerRecord> lookUp(Collection<String> accountNumbers) {
    if (lookUpFailure != null) {
      throw lookUpFailure;
    }
    return shown().filter(r -> accountNumbers.contains(r.accountNumber())).toList();
  }

  private Stream<DialerRecord> shown() {
    return records.values().stream()
        .filter(r -> !hidden.contains(r.accountNumber()))
        .map(
            r ->
                new DialerRecord(
                    r.recordId(),
                    r.campaign(),
                    r.accountNumber(),
                    numbers.apply(r.number()),
                    r.callsMade(),
                    r.status(),
                    r.result(),
                    r.progress(),
                    r.disposition(),
                    r.changedAt()));
  }

  @Override
  public ResultPage changedSince(String campaign, String position, int limit)
      throws DialerUnreachableException {
    reads.add(campaign + " " + position);
    Exception how = failing.get(campaign);
    if (how instanceof RuntimeException e) {
      throw e;
    } else if (how != null) {
      throw new DialerUnreachableException(how.getMessage());
    }
    List<DialerRecord> page = shown().filter(r -> r.campaign().equals(campaign)).toList();
    return new ResultPage(page, position, false);
  }

  @Override
  public String positionBefore(Instant instant) {
    return "before " + instant;
  }
}
