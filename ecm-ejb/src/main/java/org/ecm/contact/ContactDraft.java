package org.ecm.contact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.Texts;

/**
 * A contact as it is handed in one by one.
 *
 * @param reference the customer's own reference; null if there is none
 * @param phones one to five numbers as people write them; null or blank leaves a slot empty
 * @param timeZone zone of the callee, such as Europe/Berlin or UTC; null to derive it from the
 *     number
 * @param priority 0 to 9, higher first; null for 5
 * @param expiresAt not called from then on; null for never
 */
public record ContactDraft(
    String reference,
    String firstName,
    String lastName,
    List<String> phones,
    String timeZone,
    Integer priority,
    Instant expiresAt,
    Map<String, String> attributes) {

  /** The most numbers a contact can have. */
  public static final int PHONES = 5;

  private static final int TEXT = 100;
  private static final int ATTRIBUTES = 100;
  private static final int ATTRIBUTE_TEXT = 1000;

  /** The most that a contact's attributes can have together, names and values, in characters. */
  public static final int ALL_ATTRIBUTES = ATTRIBUTES * (TEXT + ATTRIBUTE_TEXT);

  public ContactDraft {
    reference = stripped(reference);
    firstName = stripped(firstName);
    lastName = stripped(lastName);
    timeZone = zone(stripped(timeZone));
    phones = phones == null ? List.of() : new ArrayList<>(phones);
    attributes = attributes == null ? Map.of() : Map.copyOf(withoutNulls(attributes));
    checkText("reference", reference, TEXT);
    checkText("firstName", firstName, TEXT);
    checkText("lastName", lastName, TEXT);
    check(phones.size() <= PHONES, "phones", "A contact has at most five phones");
    check(
        priority == null || (priority >= 0 && priority <= 9),
        "priority",
        "The priority must be between 0 and 9");
    check(attributes.size() <= ATTRIBUTES, "attributes", "At most 100 attributes are kept");
    attributes.forEach(
        (name, value) -> {
          checkText("attributes", name, TEXT);
          checkText("attributes." + name, value, ATTRIBUTE_TEXT);
        });
  }

  /**
   * The phones by slot in E.164, null where a slot is empty.
   *
   * @throws InvalidInputException if a number cannot exist, or there is none
   */
  public List<String> normalisedPhones(String region) {
    PhoneNumbers numbers = new PhoneNumbers(region);
    List<String> slots = new ArrayList<>();
    for (int i = 0; i < phones.size(); i++) {
      String entered = stripped(phones.get(i));
      slots.add(entered == null ? null : normalised(entered, numbers, "phones[" + i + "]"));
    }
    check(
        slots.stream().anyMatch(slot -> slot != null), "phones", "Give at least one phone number");
    return slots;
  }

  private static String normalised(String entered, PhoneNumbers numbers, String field) {
    PhoneNumbers.Reading reading = numbers.read(entered);
    check(reading.valid(), field, "The number " + reading.problem());
    return reading.e164();
  }

  private static String stripped(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static Map<String, String> withoutNulls(Map<String, String> attributes) {
    Map<String, String> kept = new java.util.HashMap<>(attributes);
    kept.values().removeIf(value -> value == null);
    return kept;
  }

  private static String zone(String name) {
    Optional<String> read = name == null ? Optional.empty() : CallZones.read(name);
    check(name == null || read.isPresent(), "timeZone", "Not a zone such as Europe/Berlin");
    return read.orElse(null);
  }

  private static void checkText(String field, String text, int longest) {
    check(
        text == null || Texts.isWhole(text),
        field,
        "It has control characters, or was not sent as UTF-8");
    check(text == null || text.length() <= longest, field, "At most " + longest + " characters");
  }

  private static void check(boolean holds, String field, String message) {
    if (!holds) {
      throw new InvalidInputException(field, message);
    }
  }
}
