package org.ecm.donotcall;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file of numbers, one in a line, with or without a header and further columns. A number has no
 * line breaks, so each line is read for itself: a stray quote spoils one row, not the rest.
 */
final class NumberFile {

  /**
   * One row: the line as it stood (cut off) and the number's text, empty if there is none.
   *
   * @param flaw why the line cannot be split into values, and what to do; null if it can
   */
  record Row(long number, String line, String phone, String flaw) {}

  private static final int LONGEST_LINE = 10_000;
  private static final Set<String> HEADERS =
      Set.of("number", "phone", "phone1", "phonenumber", "telephone", "msisdn", "tel", "mobile");
  private static final String TEXT_AFTER_QUOTE =
      "Text follows a closing quote; quotes within a quoted value must be written twice";
  private static final Pattern NO_LETTER = Pattern.compile("[^a-z0-9]");

  private final Reader reader;
  private long line;
  private char delimiter = ',';
  private int column;

  /** Reads UTF-8, or UTF-16 with a byte order mark. */
  NumberFile(InputStream in) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(in);
    reader = new BufferedReader(new InputStreamReader(bytes, charset(bytes)));
  }

  /** The next row that is not blank; null at the end. */
  Row next() throws IOException {
    for (String text = readLine(); text != null; text = readLine()) {
      line++;
      if (line == 1) {
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (isHeader(text)) {
          continue;
        }
      }
      if (!text.isBlank()) {
        return row(text);
      }
    }
    return null;
  }

  private Row row(String text) {
    try {
      return new Row(line, text, phone(text), null);
    } catch (CsvParseException e) {
      return new Row(line, text, "", TEXT_AFTER_QUOTE);
    }
  }

  private boolean isHeader(String text) {
    delimiter = delimiterOf(text);
    List<String> names;
    try {
      names = fields(text);
    } catch (CsvParseException e) {
      return false;
    }
    for (int i = 0; i < names.size(); i++) {
      String name = NO_LETTER.matcher(names.get(i).toLowerCase(Locale.ROOT)).replaceAll("");
      if (HEADERS.contains(name)) {
        column = i;
        return true;
      }
    }
    return false;
  }

  private String phone(String text) {
    List<String> fields = fields(text);
    return column < fields.size() && text.length() < LONGEST_LINE ? fields.get(column) : "";
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

  /** A line without its end; of one that is too long, only the beginning. */
  private String readLine() throws IOException {
    StringBuilder text = new StringBuilder();
    int c = reader.read();
    if (c < 0) {
      return null;
    }
    for (; c >= 0 && c != '\n'; c = reader.read()) {
      if (c != '\r' && text.length() < LONGEST_LINE) {
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
