package org.ecm.contact.importing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ecm.campaign.Texts;
import org.ecm.contact.CallZones;
import org.ecm.contact.ContactDraft;
import org.ecm.contact.PhoneNumbers;

/**
 * Decides what a record of the file is: a possible contact, or rejected and why. Not safe for use
 * by several threads.
 */
final class RowParser {
  static final int MAX_TEXT = 100;
  static final int MAX_FIELD = 64 * 1024;
  private static final int DEFAULT_PRIORITY = 5;

  private final FileLayout layout;
  private final RecordText text;
  private final PhoneNumbers numbers;
  private final Moments moments;

  /**
   * @param region ISO 3166 code in which national numbers are read
   * @param zone the campaign's zone
   * @param receivedAt when the upload came
   */
  RowParser(FileLayout layout, String region, ZoneId zone, Instant receivedAt) {
    this.layout = layout;
    this.text = new RecordText(layout.encoding(), layout.delimiter());
    this.numbers = new PhoneNumbers(region);
    this.moments = new Moments(region, zone, receivedAt);
  }

  /** Reads one record; null for one without any value, such as a row of delimiters only. */
  ParsedRow parse(RawRecord row) {
    try {
      String raw = text.text(row);
      String[] values = text.split(raw);
      if (Arrays.stream(values).allMatch(String::isEmpty)) {
        return null;
      }
      ImportedContact contact = contact(values);
      return new ParsedRow(row.start(), row.end(), raw, contact, null, null);
    } catch (RowRejectedException e) {
      return new ParsedRow(
          row.start(), row.end(), text.lenient(row), null, e.reason(), e.getMessage());
    }
  }

  private ImportedContact contact(String[] values) throws RowRejectedException {
    Map<ContactField, String> fields = new EnumMap<>(ContactField.class);
    Map<String, String> attributes = new LinkedHashMap<>();
    sort(values, fields, attributes);
    List<String> phones = phones(fields, attributes);
    String reference = shortText(fields, ContactField.REFERENCE);
    String firstName = shortText(fields, ContactField.FIRST_NAME);
    String lastName = shortText(fields, ContactField.LAST_NAME);
    limit(attributes);
    Instant notBefore = notBefore(fields);
    Instant expiresAt = expiresAt(fields);
    if (notBefore != null && expiresAt != null && !notBefore.isBefore(expiresAt)) {
      throw new RowRejectedException(
          RejectionReason.DIAL_TIME_AFTER_EXPIRY,
          "The row expires before it may be called; change %s or %s"
              .formatted(name(ContactField.NOT_BEFORE), name(ContactField.EXPIRES_AT)));
    }
    return new ImportedContact(
        reference != null
            ? RowKey.ofReference(reference)
            : RowKey.ofContent(phones, firstName, lastName, attributes),
        reference,
        firstName,
        lastName,
        phones,
        timeZone(fields),
        priority(fields),
        notBefore,
        expiresAt,
        attributes);
  }

  private void sort(
      String[] values, Map<ContactField, String> fields, Map<String, String> attributes)
      throws RowRejectedException {
    List<Column> columns = layout.columns();
    for (int i = 0; i < values.length; i++) {
      String value = FormulaGuard.unguard(values[i]);
      if (value.isEmpty()) {
        continue;
      }
      if (i >= columns.size()) {
        throw new RowRejectedException(
            RejectionReason.TOO_MANY_VALUES,
            "The row has %d values but the header names %d columns; a value that contains the"
                    .formatted(values.length, columns.size())
                + " delimiter must be put in quotes");
      }
      if (value.length() > MAX_FIELD) {
        throw new RowRejectedException(
            RejectionReason.FIELD_TOO_LONG,
            "%s has %,d characters; at most %,d are taken"
                .formatted(columns.get(i).name(), value.length(), MAX_FIELD));
      }
      ContactField field = columns.get(i).field();
      if (field == ContactField.ATTRIBUTE) {
        attributes.put(columns.get(i).name(), value);
      } else {
        fields.put(field, value);
      }
    }
  }

  /** A phone that cannot be dialled stays with the contact as an attribute if another one can. */
  private List<String> phones(Map<ContactField, String> fields, Map<String, String> attributes)
      throws RowRejectedException {
    List<String> phones = new ArrayList<>();
    String problem = null;
    for (ContactField slot : ContactField.PHONES) {
      String value = fields.get(slot);
      String number = null;
      if (value != null) {
        PhoneNumbers.Reading reading = numbers.read(value);
        number = phones.contains(reading.e164()) ? null : reading.e164();
        if (!reading.valid()) {
          String said = "%s \"%s\" %s".formatted(name(slot), brief(value), reading.problem());
          problem = problem == null ? said : problem + "; " + said;
          attributes.put(name(slot) + " (not valid)", value);
        }
      }
      phones.add(number);
    }
    if (phones.stream().allMatch(Objects::isNull)) {
      throw problem == null
          ? new RowRejectedException(RejectionReason.NO_PHONE, "The row has no phone number")
          : new RowRejectedException(RejectionReason.INVALID_PHONE, problem);
    }
    return phones;
  }

  private String shortText(Map<ContactField, String> fields, ContactField field)
      throws RowRejectedException {
    String value = fields.get(field);
    if (value != null && value.length() > MAX_TEXT) {
      throw new RowRejectedException(
          RejectionReason.TEXT_TOO_LONG,
          "%s has %d characters; at most %d are taken"
              .formatted(name(field), value.length(), MAX_TEXT));
    }
    if (value != null && !Texts.isWhole(value)) {
      throw new RowRejectedException(
          RejectionReason.CONTROL_CHARACTER,
          "%s has a line break or another character that cannot be shown; take it out"
              .formatted(name(field)));
    }
    return value;
  }

  private static void limit(Map<String, String> attributes) throws RowRejectedException {
    int size =
        attributes.entrySet().stream()
            .mapToInt(entry -> entry.getKey().length() + entry.getValue().length())
            .sum();
    if (size > ContactDraft.ALL_ATTRIBUTES) {
      throw new RowRejectedException(
          RejectionReason.ATTRIBUTES_TOO_LONG,
          "The further columns have %,d characters together; at most %,d are kept"
              .formatted(size, ContactDraft.ALL_ATTRIBUTES));
    }
  }

  private String timeZone(Map<ContactField, String> fields) throws RowRejectedException {
    String value = fields.get(ContactField.TIME_ZONE);
    Optional<String> zone = value == null ? Optional.empty() : CallZones.read(value);
    if (value != null && zone.isEmpty()) {
      throw new RowRejectedException(
          RejectionReason.INVALID_TIME_ZONE,
          "%s \"%s\" is not a time zone; write one such as Europe/Berlin or America/New_York"
              .formatted(name(ContactField.TIME_ZONE), brief(value)));
    }
    return zone.orElse(null);
  }

  private int priority(Map<ContactField, String> fields) throws RowRejectedException {
    String value = fields.get(ContactField.PRIORITY);
    if (value == null) {
      return DEFAULT_PRIORITY;
    }
    if (value.length() == 1 && value.charAt(0) >= '0' && value.charAt(0) <= '9') {
      return value.charAt(0) - '0';
    }
    throw new RowRejectedException(
        RejectionReason.INVALID_PRIORITY,
        "%s \"%s\" is not a priority; write 0 to 9, higher is called first"
            .formatted(name(ContactField.PRIORITY), brief(value)));
  }

  private Instant notBefore(Map<ContactField, String> fields) throws RowRejectedException {
    String value = fields.get(ContactField.NOT_BEFORE);
    return value == null
        ? null
        : moment(
            moments.starting(value),
            RejectionReason.INVALID_DIAL_TIME,
            ContactField.NOT_BEFORE,
            value);
  }

  private Instant expiresAt(Map<ContactField, String> fields) throws RowRejectedException {
    String value = fields.get(ContactField.EXPIRES_AT);
    return value == null
        ? null
        : moment(
            moments.ending(value), RejectionReason.INVALID_EXPIRY, ContactField.EXPIRES_AT, value);
  }

  private Instant moment(
      Optional<Instant> read, RejectionReason reason, ContactField field, String value)
      throws RowRejectedException {
    return read.orElseThrow(
        () ->
            new RowRejectedException(
                reason,
                "%s \"%s\" is not a date or time; write one such as 2027-03-31 or 2027-03-31 17:30"
                    .formatted(name(field), brief(value))));
  }

  private String name(ContactField field) {
    return layout.columns().stream()
        .filter(column -> column.field() == field)
        .map(Column::name)
        .findFirst()
        .orElse(field.key());
  }

  private static String brief(String value) {
    return value.length() > 40 ? value.substring(0, 40) + "…" : value;
  }
}
