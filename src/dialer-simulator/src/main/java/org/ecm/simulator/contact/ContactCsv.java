package org.ecm.simulator.contact;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the text of a {@code csvdata} element. */
public final class ContactCsv {
  private final List<Column> columns;

  private ContactCsv(List<String> header) {
    columns = header.stream().map(Column::of).toList();
    if (!columns.contains(Column.PHONE1)) {
      throw new BadContacts("The header has no Phone1 column");
    }
    if (EnumSet.copyOf(columns).size() < columns.size()) {
      throw new BadContacts("A column is named twice in the header");
    }
  }

  /**
   * The contacts of a text whose first non-empty line is the header.
   *
   * @throws BadContacts if any line breaks a rule
   */
  public static List<NewContact> parse(String text) {
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .skipEmptyLines(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(text.strip())) {
      ContactCsv reader = null;
      List<NewContact> contacts = new ArrayList<>();
      for (CsvRecord record : csv) {
        if (record.getFields().stream().allMatch(String::isBlank)) {
          continue;
        }
        if (reader == null) {
          reader = new ContactCsv(record.getFields());
        } else {
          contacts.add(reader.contact(record.getFields(), record.getStartingLineNumber()));
        }
      }
      if (reader == null) {
        throw new BadContacts("csvdata is empty; its first line must be the header");
      }
      return contacts;
    } catch (CsvParseException e) {
      throw new BadContacts("csvdata is not CSV: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rule for lines under a header that came apart from them, as in a file import. */
  static ContactCsv withHeader(List<String> header) {
    return new ContactCsv(header);
  }

  NewContact contact(List<String> fields, long line) {
    if (fields.size() > columns.size()) {
      throw new BadContacts("Line " + line + " has more fields than the header");
    }
    Map<Column, String> values = new EnumMap<>(Column.class);
    for (int i = 0; i < fields.size(); i++) {
      String value = fields.get(i).strip();
      if (!value.isEmpty()) {
        values.put(columns.get(i), columns.get(i).check(value, line));
      }
    }
    if (!values.containsKey(Column.PHONE1)) {
      throw new BadContacts("Line " + line + ": Phone1 is mandatory");
    }
    return new NewContact(
        values.get(Column.ACCOUNT_NUMBER),
        values.get(Column.FIRST_NAME),
        values.get(Column.LAST_NAME),
        Stream.of(Column.PHONE1, Column.PHONE2, Column.PHONE3)
            .filter(values::containsKey)
            .map(values::get)
            .toList(),
        values.get(Column.DIAL_TIME));
  }
}
