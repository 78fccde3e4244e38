package org.ecm.contact.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ecm.contact.importing.UnreadableFileException.Cause;

/**
 * Finds delimiter and columns from the head of a file: the delimiter under which the header means
 * most, and after that the one under which the first rows have as many values as the header.
 */
public final class LayoutDetector {
  private static final String DELIMITERS = ",;\t|";
  private static final int SAMPLE_ROWS = 20;
  private static final int MAX_COLUMNS = 1000;

  private final TextEncoding encoding;
  private final byte[] head;
  private final boolean wholeFile;
  private final Map<String, String> mapping;

  /** A delimiter tried out on the head. */
  private record Trial(char delimiter, List<String> header, long dataStart, long fitting) {
    List<Column> columns(Map<String, String> mapping) {
      return ColumnMatch.of(header, mapping);
    }
  }

  /**
   * @param head the first bytes of the file; the header must be within them
   * @param wholeFile whether the head is all of the file
   * @param mapping column name to a field's key; may be empty
   */
  public LayoutDetector(
      TextEncoding encoding, byte[] head, boolean wholeFile, Map<String, String> mapping) {
    this.encoding = encoding;
    this.head = head;
    this.wholeFile = wholeFile;
    this.mapping = mapping;
  }

  /**
   * The layout.
   *
   * @throws UnreadableFileException if the file has no readable header or no phone column, or the
   *     mapping does not fit it
   */
  public FileLayout layout() {
    List<Trial> trials = new ArrayList<>();
    UnreadableFileException refusal = null;
    for (char delimiter : DELIMITERS.toCharArray()) {
      try {
        trials.add(attempt(delimiter));
      } catch (UnreadableFileException e) {
        refusal = refusal == null ? e : refusal;
      }
    }
    Optional<Trial> best =
        trials.stream()
            .max(
                Comparator.comparing(this::meaning)
                    .thenComparing(Trial::fitting)
                    .thenComparing(trial -> trial.header().size()));
    if (best.isEmpty()) {
      throw refusal;
    }
    Trial trial = best.get();
    int columns = trial.header().size();
    if (columns > MAX_COLUMNS) {
      throw new UnreadableFileException(
          Cause.UNREADABLE_HEADER,
          "The header row names %,d columns; at most %,d are taken. Leave out what is not needed"
              .formatted(columns, MAX_COLUMNS));
    }
    FileLayout layout =
        new FileLayout(encoding, trial.delimiter(), trial.columns(mapping), trial.dataStart());
    if (!layout.hasPhone()) {
      throw new UnreadableFileException(
          Cause.NO_PHONE_COLUMN,
          "No column holds phone numbers. The first row must name the columns, one of them for"
              + " example \"Phone1\", or a column mapping must say which it is. Found: "
              + shortened(trial.header()));
    }
    return layout;
  }

  /** How many columns mean something; a phone column more than all others. */
  private int meaning(Trial trial) {
    List<Column> columns;
    try {
      columns = trial.columns(mapping);
    } catch (UnreadableFileException e) {
      columns = trial.columns(Map.of());
    }
    return columns.stream()
        .mapToInt(
            column ->
                ContactField.PHONES.contains(column.field())
                    ? 1000
                    : column.field() == ContactField.ATTRIBUTE ? 0 : 1)
        .sum();
  }

  private Trial attempt(char delimiter) {
    try {
      RecordScanner scanner = scanner(delimiter, encoding.byteOrderMarkLength(head));
      RawRecord header = next(scanner);
      if (header != null && isDelimiterHint(header)) {
        header = next(scanner);
      }
      if (header == null) {
        throw new UnreadableFileException(
            Cause.EMPTY_FILE, "The file has no text. Upload a CSV file with a header row.");
      }
      if (!wholeFile && header.end() == head.length) {
        throw new UnreadableFileException(
            Cause.UNREADABLE_HEADER,
            "The header row is longer than %,d bytes; shorten it".formatted(head.length));
      }
      RecordText text = new RecordText(encoding, delimiter);
      List<String> names = List.of(text.split(text.text(header)));
      long fitting = fitting(scanner(delimiter, header.end()), text, names.size());
      return new Trial(delimiter, names, header.end(), fitting);
    } catch (RowRejectedException e) {
      throw new UnreadableFileException(
          Cause.UNREADABLE_HEADER, "The header row cannot be read. " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A first line such as {@code sep=;} that spreadsheets write and read. */
  private boolean isDelimiterHint(RawRecord row) {
    String line = new String(row.bytes(), encoding.charset()).strip();
    return line.length() <= 5 && line.toLowerCase(Locale.ROOT).startsWith("sep=");
  }

  private static long fitting(RecordScanner scanner, RecordText text, int columns)
      throws IOException {
    long fitting = 0;
    for (int i = 0; i < SAMPLE_ROWS; i++) {
      RawRecord row = next(scanner);
      if (row == null) {
        break;
      }
      try {
        fitting += text.split(text.text(row)).length == columns ? 1 : 0;
      } catch (RowRejectedException e) {
        // Does not fit; whether it is rejected is decided when rows are read.
      }
    }
    return fitting;
  }

  private RecordScanner scanner(char delimiter, long start) {
    int from = (int) start;
    ByteArrayInputStream in = new ByteArrayInputStream(head, from, head.length - from);
    return new RecordScanner(in, encoding, delimiter, start, 0);
  }

  private static RawRecord next(RecordScanner scanner) throws IOException {
    RawRecord row = scanner.next();
    while (row != null && row.blank()) {
      row = scanner.next();
    }
    return row;
  }

  private static String shortened(List<String> names) {
    String text = names.toString();
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }
}
