package org.ecm.demo.history;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ecm.demo.history.Ledger.Attempt;
import org.ecm.demo.history.Ledger.Contact;
import org.ecm.demo.history.Ledger.ImportJob;

/** The ledger in itself: sums and states (P1, P2). */
final class LedgerChecks {
  private static final Set<String> WITH_ATTEMPT = Set.of("CLAIMED", "AT_DIALER", "UNKNOWN");
  private static final Set<String> WITHOUT = Set.of("WAITING", "FINISHED");

  static final List<Check> ALL =
      List.of(
          new Check(
              "P1", "every row of the files that were loaded was received", LedgerChecks::rows),
          new Check(
              "P1",
              "received = accepted + rejected + duplicate + suppressed, row by row",
              LedgerChecks::sums),
          new Check(
              "P1", "every contact is in exactly one state, with a reason", LedgerChecks::states),
          new Check(
              "P2",
              "a contact has one open attempt while it is claimed, at the dialer or unknown, else none",
              LedgerChecks::openAttempts));

  private LedgerChecks() {}

  private static Stream<String> rows(History history) {
    long read = history.ledger().imports().stream().mapToLong(ImportJob::rowsRead).sum();
    return history.rows().filter(rows -> rows != read).stream()
        .map(rows -> "the files had %d rows, %d were received".formatted(rows, read));
  }

  private static Stream<String> sums(History history) {
    return history.ledger().imports().stream()
        .flatMap(
            job ->
                Stream.of(
                        differs(job, "rows read", job.rowsRead(), sum(job)),
                        differs(job, "accepted", job.accepted(), job.contacts()),
                        differs(job, "rejected", job.rejected(), job.rejectedRows()),
                        differs(job, "duplicate", job.duplicate(), job.duplicateRows()),
                        differs(job, "suppressed", job.suppressed(), job.suppressedRows()))
                    .filter(text -> !text.isEmpty()));
  }

  private static long sum(ImportJob job) {
    return job.accepted() + job.rejected() + job.duplicate() + job.suppressed();
  }

  private static String differs(ImportJob job, String what, long counted, long found) {
    return counted == found
        ? ""
        : "import %d: %s %d, found %d".formatted(job.id(), what, counted, found);
  }

  private static Stream<String> states(History history) {
    return history.ledger().contacts().stream()
        .filter(
            contact ->
                WITH_ATTEMPT.contains(contact.state()) == WITHOUT.contains(contact.state())
                    || contact.reason() == null
                    || contact.reason().isBlank())
        .map(c -> "contact " + c.id() + " is " + c.state() + " because of " + c.reason());
  }

  private static Stream<String> openAttempts(History history) {
    Map<Long, List<Attempt>> open =
        history.ledger().attempts().stream()
            .filter(Attempt::isOpen)
            .collect(groupingBy(Attempt::contact));
    return history.ledger().contacts().stream()
        .filter(contact -> !fits(contact, open.getOrDefault(contact.id(), List.of())))
        .map(c -> "contact " + c.id() + " is " + c.state() + " with " + open.get(c.id()));
  }

  private static boolean fits(Contact contact, List<Attempt> open) {
    return WITH_ATTEMPT.contains(contact.state())
        ? open.size() == 1 && Long.valueOf(open.get(0).id()).equals(contact.currentAttempt())
        : open.isEmpty();
  }
}
