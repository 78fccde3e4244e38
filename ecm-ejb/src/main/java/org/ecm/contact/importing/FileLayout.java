package org.ecm.contact.importing;

import java.util.List;

/**
 * How a contact file is to be read; found once, then kept with the job, so that every part of the
 * file is read the same way.
 *
 * @param delimiter comma, semicolon, tab or pipe
 * @param dataStart offset of the first byte behind the header
 */
public record FileLayout(
    TextEncoding encoding, char delimiter, List<Column> columns, long dataStart) {
  public FileLayout {
    columns = List.copyOf(columns);
  }

  boolean has(ContactField field) {
    return columns.stream().anyMatch(column -> column.field() == field);
  }

  boolean hasPhone() {
    return ContactField.PHONES.stream().anyMatch(this::has);
  }
}
