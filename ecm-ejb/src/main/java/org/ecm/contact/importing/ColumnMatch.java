package org.ecm.contact.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecm.contact.importing.UnreadableFileException.Cause;

/**
 * Finds out what the columns of a header mean: first what the user's mapping says, then by the
 * names that {@link ContactField} knows. What fits no field, or a field that a better name has
 * taken, becomes an attribute.
 */
final class ColumnMatch {
  private final List<String> names;
  private final List<String> normalised;
  private final ContactField[] fields;
  private final Set<ContactField> taken = EnumSet.noneOf(ContactField.class);

  private ColumnMatch(List<String> names) {
    this.names = names;
    this.normalised = names.stream().map(ColumnName::normalise).toList();
    this.fields = new ContactField[names.size()];
  }

  /**
   * The columns of a header.
   *
   * @param mapping column name to a field's {@link ContactField#key()}; may be empty
   * @throws UnreadableFileException if the mapping does not fit the header
   */
  static List<Column> of(List<String> header, Map<String, String> mapping) {
    ColumnMatch match = new ColumnMatch(unique(header));
    mapping.forEach(match::map);
    match.matchFields();
    match.matchPhones();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < match.fields.length; i++) {
      ContactField field = match.fields[i] == null ? ContactField.ATTRIBUTE : match.fields[i];
      columns.add(new Column(match.names.get(i), field));
    }
    return columns;
  }

  private void map(String column, String key) {
    ContactField field =
        ContactField.byKey(key)
            .orElseThrow(
                () ->
                    new UnreadableFileException(
                        Cause.BAD_MAPPING,
                        "The column mapping names the field \"%s\"; use one of %s"
                            .formatted(
                                key,
                                Arrays.stream(ContactField.values())
                                    .map(ContactField::key)
                                    .toList())));
    int index = normalised.indexOf(ColumnName.normalise(column));
    if (index < 0) {
      throw new UnreadableFileException(
          Cause.BAD_MAPPING,
          "The column mapping names the column \"%s\", but the file has %s"
              .formatted(column, names));
    }
    if (!take(index, field)) {
      throw new UnreadableFileException(
          Cause.BAD_MAPPING, "The column mapping gives the field \"" + key + "\" to two columns");
    }
  }

  private boolean take(int index, ContactField field) {
    boolean many = field == ContactField.ATTRIBUTE || field == ContactField.IGNORED;
    if (!many && !taken.add(field)) {
      return false;
    }
    fields[index] = field;
    return true;
  }

  private void matchFields() {
    for (ContactField field : ContactField.values()) {
      open()
          .filter(i -> field.rank(normalised.get(i)) >= 0)
          .sorted(Comparator.comparing((Integer i) -> field.rank(normalised.get(i))))
          .forEach(i -> take(i, field));
    }
  }

  /** A phone with a number keeps its place; the others fill the places left, in their order. */
  private void matchPhones() {
    List<Integer> others = new ArrayList<>();
    for (int i : open().toList()) {
      int number = ColumnName.phoneNumber(normalised.get(i));
      boolean placed = number > 0 && number <= 5 && take(i, ContactField.PHONES.get(number - 1));
      if (number >= 0 && !placed) {
        others.add(i);
      }
    }
    List<ContactField> left =
        ContactField.PHONES.stream().filter(slot -> !taken.contains(slot)).toList();
    for (int i = 0; i < Math.min(others.size(), left.size()); i++) {
      take(others.get(i), left.get(i));
    }
  }

  private Stream<Integer> open() {
    return IntStream.range(0, fields.length).filter(i -> fields[i] == null).boxed();
  }

  private static List<String> unique(List<String> header) {
    Set<String> seen = new HashSet<>();
    Map<String, Integer> next = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String name = FormulaGuard.unguard(header.get(i).strip());
      String base = name.isEmpty() ? "Column " + (i + 1) : name;
      String candidate = base;
      while (!seen.add(candidate)) {
        candidate = base + " (" + next.merge(base, 2, (n, first) -> n + 1) + ")";
      }
      names.add(candidate);
    }
    return names;
  }
}
