package org.ecm.demo.history;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecm.demo.history.DialerLog.Dialled;
import org.ecm.demo.history.Ledger.Attempt;
import org.ecm.demo.history.Ledger.ImportJob;

/** What must hold once all work is done (P8): nothing hangs. */
final class EndChecks {
  private static final Set<String> SETTLED = Set.of("ACCEPTED", "REFUSED", "SETTLED");

  /** That the dialer refused somebody is none: it takes whatever keeps its documented limits. */
  private static final Set<String> REASONS_NOT_TO_CALL =
      Set.of("EXPIRED", "WITHDRAWN", "DO_NOT_CALL");

  static final List<Check> ALL =
      List.of(
          new Check("P8", "every import has come to its end", EndChecks::imports),
          new Check("P8", "every contact is finished, none is left unknown", EndChecks::contacts),
          new Check(
              "P8", "everybody was called, or may not be called any more", EndChecks::uncalled),
          new Check("P8", "no result was given up as unknown", EndChecks::lost),
          new Check("P8", "no batch is left in doubt", EndChecks::batches));

  private EndChecks() {}

  private static Stream<String> imports(History history) {
    return history.ledger().imports().stream()
        .filter(job -> !job.state().equals("DONE") && !isCutOff(job))
        .map(job -> "import " + job.id() + " is " + job.state());
  }

  /** The upload broke off before it was acknowledged: nothing of it was read. */
  private static boolean isCutOff(ImportJob job) {
    return job.state().equals("FAILED") && job.rowsRead() == 0 && job.contacts() == 0;
  }

  private static Stream<String> contacts(History history) {
    return history.ledger().contacts().stream()
        .filter(contact -> !contact.state().equals("FINISHED"))
        .map(contact -> "contact " + contact.id() + " is " + contact.state());
  }

  private static Stream<String> uncalled(History history) {
    Set<Long> called =
        history
            .accounts()
            .filter(account -> !history.at(account, Dialled.class).isEmpty())
            .map(history::attempt)
            .filter(Objects::nonNull)
            .map(Attempt::contact)
            .collect(Collectors.toSet());
    return history.ledger().contacts().stream()
        .filter(contact -> contact.state().equals("FINISHED"))
        .filter(contact -> !REASONS_NOT_TO_CALL.contains(contact.reason()))
        .filter(contact -> !called.contains(contact.id()))
        .map(contact -> "contact " + contact.id() + " is finished: " + contact.reason());
  }

  private static Stream<String> lost(History history) {
    return history.ledger().attempts().stream()
        .filter(attempt -> attempt.state().equals("LOST"))
        .map(Object::toString);
  }

  private static Stream<String> batches(History history) {
    return history.ledger().batches().stream()
        .filter(batch -> !SETTLED.contains(batch.state()))
        .map(batch -> "batch " + batch.id() + " is " + batch.state());
  }
}
