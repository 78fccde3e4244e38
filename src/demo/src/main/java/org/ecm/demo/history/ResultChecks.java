package org.ecm.demo.history;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ecm.demo.history.DialerLog.Accepted;
import org.ecm.demo.history.DialerLog.Ended;
import org.ecm.demo.history.Ledger.Attempt;
import org.ecm.demo.history.Ledger.Result;

/** What came back from the dialer (P1, P4). */
final class ResultChecks {
  private static final Set<String> APPLIED = Set.of("APPLY", "APPLY_OVER_NEWER");

  /** Not ours, or for an attempt that had been closed without it. */
  private static final Set<String> ALARMS = Set.of("QUARANTINE", "LATE");

  static final List<Check> ALL =
      List.of(
          new Check(
              "P4",
              "every attempt done was at the dialer once, and both say the same of its result",
              ResultChecks::agreement),
          new Check(
              "P1",
              "every result that the dialer closed with is in the ledger",
              ResultChecks::lost),
          new Check("P4", "every result counted once", ResultChecks::countedOnce),
          new Check("P4", "no result came in of a stranger, or too late", ResultChecks::alarms));

  private ResultChecks() {}

  private static Stream<String> agreement(History history) {
    return done(history)
        .filter(attempt -> !agrees(history, attempt))
        .map(
            attempt ->
                "%s is %s: %s"
                    .formatted(attempt, attempt.disposition(), history.at(attempt.account())));
  }

  private static Stream<Attempt> done(History history) {
    return history.ledger().attempts().stream().filter(attempt -> attempt.state().equals("DONE"));
  }

  private static boolean agrees(History history, Attempt attempt) {
    List<Ended> ends = closings(history, attempt.account());
    return history.at(attempt.account(), Accepted.class).size() == 1
        && ends.size() == 1
        && Disposition.of(ends.get(0).result()).equals(attempt.disposition());
  }

  private static List<Ended> closings(History history, String account) {
    return history.at(account, Ended.class).stream().filter(Ended::closed).toList();
  }

  private static Stream<String> lost(History history) {
    return history
        .accounts()
        .filter(account -> history.attempt(account) != null)
        .filter(account -> !history.attempt(account).state().equals("DONE"))
        .filter(account -> !closings(history, account).isEmpty())
        .map(account -> history.attempt(account) + " is " + history.attempt(account).state());
  }

  private static Stream<String> countedOnce(History history) {
    Map<Long, Long> applied =
        history.ledger().results().stream()
            .filter(result -> APPLIED.contains(result.verdict()))
            .collect(groupingBy(Result::attempt, counting()));
    return done(history)
        .filter(attempt -> applied.getOrDefault(attempt.id(), 0L) != 1)
        .map(attempt -> attempt + ": " + applied.getOrDefault(attempt.id(), 0L) + " times");
  }

  private static Stream<String> alarms(History history) {
    return history.ledger().results().stream()
        .filter(result -> ALARMS.contains(result.verdict()))
        .map(result -> result.account() + " " + result.verdict() + " with " + result.result());
  }
}
