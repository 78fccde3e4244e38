package org.ecm.donotcall;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.LineNumberReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.ecm.contact.PhoneNumbers;

/**
 * A file of numbers, one in a line, with or without a header and further columns. A number has no
 * line breaks, so each line is read for itself: a stray quote spoils one row, not the rest. What
 * comes before the header or the first number, such as a title, is a row without a number.
 */
final class NumberFile {

  /**
   * One row: the line as it stood (cut off) and the number's text, empty if there is none.
   *
   * @param flaw why the line tells no number, and what to do; null if nothing is wrong with it
   */
  record Row(long number, String line, String phone, String flaw) {}

  private static final int LONGEST_LINE = 10_000;
  private static final String TEXT_AFTER_QUOTE =
      "Text follows a closing quote; quotes within a quoted value must be written twice";

  private static final String SEVERAL =
      "The row has several values that can be phone numbers, and no header tells which is meant;"
          + " name the columns in the first row, the one with the numbers Phone, and upload the"
          + " file again";

  /** A first line that spreadsheets write and read. */
  private static final Pattern DELIMITER_HINT = Pattern.compile("(?i)\\s*sep=.\\s*");

  private final LineNumberReader reader;
  private final NumberColumn column;
  private long line;
  private char delimiter = ',';

  /**
   * Reads UTF-8, or UTF-16 with a byte order mark.
   *
   * @param numbers tells a number from a name in the first lines
   */
  NumberFile(InputStream in, PhoneNumbers numbers) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(in);
    reader = new LineNumberReader(new InputStreamReader(bytes, charset(bytes)));
    column = new NumberColumn(numbers);
  }

  /**
   * The next row that is not blank; null at the end.
   *
   * @throws org.ecm.contact.importing.UnreadableFileException if the first lines do not tell where
   *     the number stands; then no row before held one
   */
  Row next() throws IOException {
    for (String text = readLine(); text != null; text = readLine()) {
      line++;
      if (line == 1 && text.startsWith("\uFEFF")) {
        text = text.substring(1);
      }
      if (!text.isBlank() && !isHeader(text)) {
        return row(text);
      }
    }
    return null;
  }

  private Row row(String text) {
    try {
      List<String> values = fields(text);
      return column.isOpen(values)
          ? new Row(line, text, "", SEVERAL)
          : new Row(line, text, phone(text, values), null);
    } catch (CsvParseException e) {
      return new Row(line, text, "", TEXT_AFTER_QUOTE);
    }
  }

  private boolean isHeader(String text) {
    if (column.isFound()) {
      return false;
    }
    if (line == 1 && DELIMITER_HINT.matcher(text).matches()) {
      return true;
    }
    delimiter = delimiterOf(text);
    try {
      return column.isHeader(fields(text));
    } catch (CsvParseException e) {
      return false;
    }
  }

  private String phone(String text, List<String> values) {
    int at = column.index();
    return at < values.size() && text.length() < LONGEST_LINE ? values.get(at) : "";
  }

  /** A quote that is never closed ends with its line; text behind a closed one is refused. */
  private List<String> fields(String text) throws CsvParseException {
    return CsvReader.builder().fieldSeparator(delimiter).ofCsvRecord(text).stream()
        .findFirst()
        .map(CsvRecord::getFields)
        .orElse(List.of());
  }

  private static char delimiterOf(String text) {
    if (text.indexOf('\t') >= 0) {
      return '\t';
    }
    return text.indexOf(';') >= 0 ? ';' : ',';
  }

  /** A line without its end, be it CR, LF or both; of one that is too long, only the beginning. */
  private String readLine() throws IOException {
    StringBuilder text = new StringBuilder();
    int c = reader.read();
    if (c < 0) {
      return null;
    }
    for (; c >= 0 && c != '\n'; c = reader.read()) {
      if (text.length() < LONGEST_LINE) {
        text.append((char) c);
      }
    }
    return text.toString();
  }

  private static Charset charset(BufferedInputStream bytes) throws IOException {
    bytes.mark(2);
    int first = bytes.read();
    int second = bytes.read();
    bytes.reset();
    boolean utf16 = (first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE);
    return utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
  }
}
