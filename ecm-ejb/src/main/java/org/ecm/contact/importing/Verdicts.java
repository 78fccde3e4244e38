package org.ecm.contact.importing;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.ecm.contact.importing.RowVerdict.Accepted;
import org.ecm.contact.importing.RowVerdict.Refused;
import org.ecm.strategy.CallStrategy;
import org.ecm.strategy.Next;

/**
 * Decides row by row, in the order of the file, what becomes a contact; remembers what it accepted.
 */
final class Verdicts {
  private final long job;
  private final CallStrategy strategy;
  private final Predicate<String> callable;
  private final Map<String, KnownRow> known;
  private final Instant now;

  /**
   * @param job the import that decides
   * @param callable whether a number is on no do-not-call list
   * @param known rows of the list by row key
   */
  Verdicts(
      long job,
      CallStrategy strategy,
      Predicate<String> callable,
      Map<String, KnownRow> known,
      Instant now) {
    this.job = job;
    this.strategy = strategy;
    this.callable = callable;
    this.known = new HashMap<>(known);
    this.now = now;
  }

  /**
   * The verdict on a row.
   *
   * @param number the row's number in the file
   */
  RowVerdict on(ParsedRow row, long number) {
    ImportedContact contact = row.contact();
    if (contact == null) {
      return new Refused(RefusedAs.REJECTED, row.rejection().name(), row.detail());
    }
    KnownRow twin = known.get(contact.rowKey());
    if (twin != null) {
      return duplicate(contact, twin);
    }
    if (contact.expiresAt() != null && !contact.expiresAt().isAfter(now)) {
      return new Refused(
          RefusedAs.SUPPRESSED, "EXPIRED", "The row expired at " + contact.expiresAt());
    }
    RowVerdict verdict = call(contact);
    if (verdict instanceof Accepted) {
      known.put(contact.rowKey(), new KnownRow(job, number));
    }
    return verdict;
  }

  private Refused duplicate(ImportedContact contact, KnownRow twin) {
    String what = contact.reference() == null ? "The same content" : "The same reference";
    boolean inFile = twin.job() != null && twin.job() == job;
    return inFile
        ? new Refused(
            RefusedAs.DUPLICATE, "IN_FILE", what + " stands in row " + twin.row() + " of this file")
        : new Refused(RefusedAs.DUPLICATE, "IN_LIST", what + " is in this list already");
  }

  private RowVerdict call(ImportedContact contact) {
    Instant due = contact.notBefore() == null ? now : contact.notBefore();
    if (strategy.first(contact.phones(), callable, due) instanceof Next.Attempt attempt) {
      return new Accepted(attempt);
    }
    boolean anyNumber =
        strategy.first(contact.phones(), number -> true, due) instanceof Next.Attempt;
    if (!anyNumber) {
      return new Refused(
          RefusedAs.REJECTED,
          RejectionReason.PHONE_NOT_IN_STRATEGY.name(),
          "The campaign's strategy calls none of the phones that this row has");
    }
    boolean all = contact.phones().stream().filter(Objects::nonNull).noneMatch(callable);
    return new Refused(
        RefusedAs.SUPPRESSED,
        "DO_NOT_CALL",
        all
            ? "The row's phones are on a do-not-call list"
            : "The phones that the campaign's strategy calls are on a do-not-call list");
  }
}
