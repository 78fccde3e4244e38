package org.ecm.donotcall;

import java.util.List;
import java.util.stream.IntStream;
import org.ecm.contact.PhoneNumbers;
import org.ecm.contact.importing.ColumnName;
import org.ecm.contact.importing.UnreadableFileException;
import org.ecm.contact.importing.UnreadableFileException.Cause;

/**
 * Which value of a line is the number, as the first lines tell: a header does by its names, and
 * without one the number stands first and is the only one. A file that leaves it open is refused: a
 * customer's number that is taken for a phone's would be listed in its place, and a second phone
 * would go on being called.
 */
final class NumberColumn {

  /** Means the phone's number only where no other name does. */
  private static final String NUMBER = "number";

  private final PhoneNumbers numbers;
  private int index;
  private boolean found;
  private boolean named;

  NumberColumn(PhoneNumbers numbers) {
    this.numbers = numbers;
  }

  /** The place of the number in a line, counted from 0. */
  int index() {
    return index;
  }

  /** Whether the lines so far have told. */
  boolean isFound() {
    return found;
  }

  /**
   * Looks at the next line while the column is not found.
   *
   * @return whether the line is a header; one with a number that can exist is none
   * @throws UnreadableFileException if the line leaves open which of its values is the number
   */
  boolean isHeader(List<String> values) {
    long candidates = values.stream().filter(this::isNumber).count();
    if (candidates == 0) {
      List<Integer> phones = phones(values);
      if (phones.size() > 1) {
        throw refused(
            "The header names several columns of phone numbers, "
                + String.join(", ", phones.stream().map(i -> values.get(i).strip()).toList())
                + "; send a file for each of them, with that one alone.");
      }
      if (phones.size() == 1) {
        index = phones.get(0);
        found = true;
        named = true;
        return true;
      }
    }
    if (candidates > 1) {
      throw refused(
          "The first row with a number has several values that can be one, and no row before it"
              + " names the columns. Name them in the first row, the one with the numbers Phone,"
              + " and upload the file again; if there are several with numbers, a file for each.");
    }
    found = !values.isEmpty() && isNumber(values.get(0));
    if (!found && values.size() > 1) {
      throw refused(
          "The file has several columns, and its first row neither names one of phone numbers nor"
              + " begins with a number that can exist. Name the columns in the first row, the one"
              + " with the numbers Phone, and upload the file again.");
    }
    return false;
  }

  /**
   * Whether a row leaves open which of its values is the number: only a header tells, and the first
   * rows may have had one number each where a later one has two.
   */
  boolean isOpen(List<String> values) {
    return !named && values.size() > 1 && values.stream().filter(this::isNumber).count() > 1;
  }

  private boolean isNumber(String value) {
    return numbers.read(value).valid();
  }

  private static List<Integer> phones(List<String> values) {
    List<String> names = values.stream().map(ColumnName::normalise).toList();
    List<Integer> found =
        IntStream.range(0, names.size())
            .filter(i -> ColumnName.phoneNumber(names.get(i)) >= 0)
            .boxed()
            .toList();
    return found.isEmpty() && names.contains(NUMBER) ? List.of(names.indexOf(NUMBER)) : found;
  }

  private static UnreadableFileException refused(String message) {
    return new UnreadableFileException(
        Cause.NO_PHONE_COLUMN, message + " No number of it was put on the list.");
  }
}
