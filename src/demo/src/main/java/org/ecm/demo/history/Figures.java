package org.ecm.demo.history;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.ecm.demo.history.DialerLog.Accepted;
import org.ecm.demo.history.DialerLog.Dialled;
import org.ecm.demo.history.Ledger.Attempt;
import org.ecm.demo.history.Ledger.Contact;
import org.ecm.demo.history.Ledger.ImportJob;

/**
 * The numbers of a run.
 *
 * @param contacts by state, the finished ones by outcome
 * @param attempts by state
 * @param accepted contacts that the dialer took
 * @param calls calls that the dialer placed
 * @param redials calls that the dialer placed again because of its own failover
 * @param flagged attempts of which ECM says that the dialer itself called again, or may have
 */
public record Figures(
    long received,
    long rejected,
    long duplicate,
    long suppressed,
    long inLedger,
    Map<String, Long> contacts,
    Map<String, Long> attempts,
    long accepted,
    long calls,
    long redials,
    long flagged) {

  static Figures of(History history) {
    Ledger ledger = history.ledger();
    return new Figures(
        sum(ledger, ImportJob::rowsRead),
        sum(ledger, ImportJob::rejected),
        sum(ledger, ImportJob::duplicate),
        sum(ledger, ImportJob::suppressed),
        ledger.contacts().size(),
        ledger.contacts().stream()
            .collect(groupingBy(Figures::stateOrOutcome, TreeMap::new, counting())),
        ledger.attempts().stream().collect(groupingBy(Attempt::state, TreeMap::new, counting())),
        history.accounts().mapToLong(a -> history.at(a, Accepted.class).size()).sum(),
        history.accounts().mapToLong(a -> history.at(a, Dialled.class).size()).sum(),
        history
            .accounts()
            .flatMap(a -> history.at(a, Dialled.class).stream())
            .filter(Dialled::redial)
            .count(),
        ledger.attempts().stream().filter(Attempt::redialled).count());
  }

  private static String stateOrOutcome(Contact contact) {
    return contact.state().equals("FINISHED") ? "finished: " + contact.reason() : contact.state();
  }

  private static long sum(Ledger ledger, ToLongFunction<ImportJob> figure) {
    return ledger.imports().stream().mapToLong(figure).sum();
  }
}
