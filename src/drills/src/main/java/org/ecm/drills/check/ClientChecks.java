package org.ecm.drills.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecm.drills.check.Evidence.StoredImport;
import org.ecm.drills.load.ClientLog.Acknowledged;

/**
 * What was acknowledged to the client is kept, and who should notice nothing noticed nothing (P1,
 * P5, P6, P7, P8).
 */
final class ClientChecks {
  private ClientChecks() {}

  static List<Finding> judge(Evidence evidence) {
    return List.of(
        new Finding("P5", "no acknowledged callback is lost", lost(evidence).toList()),
        new Finding("P5", "no callback is there twice", doubled(evidence).toList()),
        new Finding(
            "P5",
            "every callback asked for was acknowledged in the end",
            evidence.client().unanswered()),
        new Finding(
            "P1",
            "every file acknowledged was imported to its last row",
            imports(evidence).toList()),
        new Finding(
            "P7",
            "every number whose form was taken is on the do-not-call list",
            evidence.client().doNotCall().stream()
                .map(Acknowledged::number)
                .filter(number -> !evidence.stored().doNotCall().contains(number))
                .toList()),
        new Finding(
            "P6",
            "no number was sent after its do-not-call entry had been acknowledged",
            forbidden(evidence).toList()),
        new Finding(
            "P7",
            "no form of the portal failed where only a component or the dialer did",
            evidence.client().failedForms()),
        new Finding(
            "P8",
            "uploads went on where only a component or the dialer failed",
            evidence.client().failedUploads()));
  }

  private static Stream<String> lost(Evidence evidence) {
    return evidence.client().callbacks().stream()
        .filter(
            callback ->
                !evidence.stored().callbackContacts().containsKey(callback.key())
                    || !evidence.stored().contactsByNumber().containsKey(callback.number()))
        .map(callback -> callback.key() + " for " + callback.number());
  }

  /** Each asks for a number of its own: two with one contact, or two contacts, are one too many. */
  private static Stream<String> doubled(Evidence evidence) {
    Map<Long, Long> keysByContact =
        evidence.stored().callbackContacts().values().stream()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return Stream.concat(
        keysByContact.entrySet().stream()
            .filter(contact -> contact.getValue() > 1)
            .map(contact -> "contact " + contact.getKey() + " of " + contact.getValue() + " keys"),
        evidence.client().callbacks().stream()
            .map(Acknowledged::number)
            .filter(number -> evidence.stored().contactsByNumber().getOrDefault(number, 0) > 1)
            .map(number -> number + " has more than one contact"));
  }

  private static Stream<String> forbidden(Evidence evidence) {
    Map<String, Instant> entries =
        evidence.client().doNotCall().stream()
            .collect(
                Collectors.toMap(
                    Acknowledged::number,
                    Acknowledged::time,
                    (one, other) -> one.isBefore(other) ? one : other));
    return evidence.sendings().stream()
        .filter(sending -> entries.containsKey(sending.number()))
        .filter(sending -> sending.marked().isAfter(entries.get(sending.number())))
        .map(sending -> sending + ", forbidden since " + entries.get(sending.number()));
  }

  private static Stream<String> imports(Evidence evidence) {
    return evidence.client().imports().stream()
        .filter(
            file ->
                !new StoredImport("DONE", Long.parseLong(file.number()))
                    .equals(evidence.stored().imports().get(file.key())))
        .map(
            file ->
                "import %s of %s rows is %s"
                    .formatted(
                        file.key(), file.number(), evidence.stored().imports().get(file.key())));
  }
}
