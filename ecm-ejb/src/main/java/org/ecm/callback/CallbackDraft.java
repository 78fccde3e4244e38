package org.ecm.callback;

import java.util.Map;
import java.util.Objects;
import org.ecm.campaign.InvalidInputException;
import org.ecm.contact.Attributes;
import org.ecm.contact.Fingerprint;

/**
 * A callback as an IVR script asks for it.
 *
 * @param number the number to call, as people write it
 * @param at when: ISO 8601 with an offset (2026-11-03T15:00:00+01:00), or without one in the
 *     callee's own time; null for as soon as may be
 * @param timeZone IANA zone of the callee; null for the zone of the contact that waits for the
 *     number, if it has one, else to derive it from the number
 * @param priority 0 to 9, higher first; null for 9
 */
public record CallbackDraft(
    long campaign,
    String number,
    String at,
    String timeZone,
    Integer priority,
    String reference,
    String firstName,
    String lastName,
    Map<String, String> attributes) {

  /**
   * @throws InvalidInputException if an attribute has no name, which only XML can say
   */
  public CallbackDraft {
    if (attributes != null && attributes.keySet().stream().anyMatch(Objects::isNull)) {
      throw new InvalidInputException("attributes", "An attribute has no name");
    }
  }

  /** The same for requests that ask for the same, however they were written down. */
  String fingerprint() {
    return Fingerprint.of(
        Long.toString(campaign),
        number,
        at,
        timeZone,
        priority == null ? null : priority.toString(),
        reference,
        firstName,
        lastName,
        Attributes.write(attributes));
  }
}
