package org.ecm.demo.history;

import static java.util.stream.Collectors.groupingBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecm.demo.history.DialerLog.Accepted;
import org.ecm.demo.history.DialerLog.Dialled;
import org.ecm.demo.history.DialerLog.Ended;
import org.ecm.demo.history.DialerLog.Entry;
import org.ecm.demo.history.DialerLog.Mangled;
import org.ecm.demo.history.Ledger.Attempt;
import org.ecm.demo.history.Ledger.Batch;
import org.ecm.demo.history.Ledger.DoNotCall;

/** What reached the dialer (P2, P6). */
final class DialerChecks {
  private static final Set<String> NEVER_SENT = Set.of("WITHDRAWN", "ABSENT", "REFUSED");

  static final List<Check> ALL =
      List.of(
          new Check(
              "P2",
              "the dialer has nothing that the ledger does not know, number and campaign included",
              DialerChecks::strangers),
          new Check("P2", "no attempt reached the dialer twice", DialerChecks::acceptedTwice),
          new Check(
              "P2",
              "no attempt was called again after its end, or on another number",
              DialerChecks::dialledTwice),
          new Check(
              "P2",
              "no attempt recorded as never sent reached the dialer",
              DialerChecks::sentAfterAll),
          new Check(
              "P2",
              "nothing reached the dialer whose batch was not marked as being sent",
              DialerChecks::unmarked),
          new Check(
              "P2",
              "no contact was at the dialer with two attempts at once",
              history -> overlaps(history, attempt -> "contact " + attempt.contact())),
          new Check(
              "P2",
              "no number was in a dialer campaign twice at once",
              history ->
                  overlaps(
                      history,
                      attempt ->
                          "number of attempt in campaign "
                              + attempt.dialerCampaign()
                              + " "
                              + attempt.number())),
          new Check(
              "P6",
              "no number was sent or called that was on the do-not-call list when it was sent",
              DialerChecks::forbidden));

  private DialerChecks() {}

  private static Stream<String> strangers(History history) {
    return Stream.concat(
        history
            .accounts()
            .filter(account -> history.attempt(account) == null)
            .map(account -> account + " is not in the ledger: " + history.at(account).get(0)),
        history.ledger().attempts().stream()
            .flatMap(attempt -> history.at(attempt.account()).stream())
            .filter(entry -> !fits(entry, history.attempt(entry.account())))
            .map(entry -> history.attempt(entry.account()) + " differs: " + entry));
  }

  private static boolean fits(Entry entry, Attempt attempt) {
    if (entry instanceof Accepted accepted) {
      return accepted.campaign().equals(attempt.dialerCampaign())
          && digits(accepted.number()).equals(digits(attempt.number()));
    }
    return !(entry instanceof Mangled);
  }

  private static String digits(String number) {
    return number.replaceAll("\\D", "");
  }

  private static Stream<String> acceptedTwice(History history) {
    return history
        .accounts()
        .filter(account -> history.at(account, Accepted.class).size() > 1)
        .map(account -> account + ": " + history.at(account, Accepted.class));
  }

  /** The dialer's own retries and redials are its own; a call after the end is not. */
  private static Stream<String> dialledTwice(History history) {
    return history.accounts().filter(account -> isDialledTwice(history, account));
  }

  private static boolean isDialledTwice(History history, String account) {
    boolean calling = false;
    boolean closed = false;
    Attempt attempt = history.attempt(account);
    for (Entry entry : history.at(account)) {
      if (entry instanceof Dialled call) {
        boolean wrong = attempt != null && !digits(call.number()).equals(digits(attempt.number()));
        if (closed || wrong || (calling && !call.redial())) {
          return true;
        }
        calling = true;
      } else if (entry instanceof Ended end) {
        calling = false;
        closed |= end.closed();
      }
    }
    return false;
  }

  private static Stream<String> sentAfterAll(History history) {
    return history.ledger().attempts().stream()
        .filter(attempt -> NEVER_SENT.contains(attempt.state()))
        .filter(attempt -> !history.at(attempt.account(), Accepted.class).isEmpty())
        .map(attempt -> attempt + " is " + attempt.state() + ": " + history.at(attempt.account()));
  }

  /** Attempts with the same key, from their acceptance to their end at the dialer, in its order. */
  private static Stream<String> overlaps(History history, Function<Attempt, String> key) {
    Map<String, List<Entry>> byKey =
        history.ledger().attempts().stream()
            .collect(
                groupingBy(
                    key,
                    Collectors.flatMapping(
                        attempt -> history.at(attempt.account()).stream(), Collectors.toList())));
    return byKey.entrySet().stream()
        .filter(of -> overlap(of.getValue()))
        .map(of -> of.getKey() + ": " + of.getValue());
  }

  private static boolean overlap(List<Entry> entries) {
    String there = null;
    for (Entry entry : entries.stream().sorted(Comparator.comparing(Entry::line)).toList()) {
      if (entry instanceof Accepted) {
        if (there != null && !there.equals(entry.account())) {
          return true;
        }
        there = entry.account();
      } else if (entry instanceof Ended end && end.closed() && end.account().equals(there)) {
        there = null;
      }
    }
    return false;
  }

  private static Stream<String> unmarked(History history) {
    Map<Long, Batch> batches = batches(history);
    return history.ledger().attempts().stream()
        .filter(attempt -> !history.at(attempt.account()).isEmpty())
        .filter(attempt -> batches.get(attempt.batch()).sendingAt() == null)
        .map(attempt -> attempt + " of batch " + attempt.batch());
  }

  private static Map<Long, Batch> batches(History history) {
    return history.ledger().batches().stream()
        .collect(Collectors.toMap(Batch::id, Function.identity()));
  }

  private static Stream<String> forbidden(History history) {
    Map<String, List<DoNotCall>> lists =
        history.ledger().doNotCall().stream().collect(groupingBy(DoNotCall::number));
    Map<Long, Batch> batches = batches(history);
    return history.ledger().attempts().stream()
        .filter(attempt -> !history.at(attempt.account()).isEmpty())
        .filter(attempt -> isForbidden(attempt, batches.get(attempt.batch()), lists))
        .map(attempt -> attempt + " was sent at " + batches.get(attempt.batch()).sendingAt());
  }

  private static boolean isForbidden(
      Attempt attempt, Batch batch, Map<String, List<DoNotCall>> lists) {
    return batch.sendingAt() != null
        && lists.getOrDefault(attempt.number(), List.of()).stream()
            .anyMatch(entry -> entry.forbids(attempt, batch.sendingAt()));
  }
}
