package org.ecm.contact.importing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldModifiers;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Turns a record's bytes into text and values. Not safe for use by several threads. */
final class RecordText {
  private final TextEncoding encoding;
  private final CharsetDecoder strict;
  private final CharsetDecoder utf8 = strict(TextEncoding.UTF_8);
  private final CsvReader.CsvReaderBuilder csv;

  RecordText(TextEncoding encoding, char delimiter) {
    this.encoding = encoding;
    this.strict = strict(encoding);
    this.csv = CsvReader.builder().fieldSeparator(delimiter).allowUnclosedQuote(false);
  }

  private static CharsetDecoder strict(TextEncoding encoding) {
    return encoding
        .charset()
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** The record's text; the exception says what is wrong with it. */
  String text(RawRecord row) throws RowRejectedException {
    if (row.flaw() != null) {
      throw flaw(row);
    }
    String text = decode(row.bytes());
    if (text.indexOf('\0') >= 0) {
      throw new RowRejectedException(
          RejectionReason.CONTROL_CHARACTER, "The row contains a zero character; remove it");
    }
    return text;
  }

  /** The record as a person can read it, whatever is wrong with it. */
  String lenient(RawRecord row) {
    try {
      return strict.decode(ByteBuffer.wrap(row.bytes())).toString();
    } catch (CharacterCodingException e) {
      // A byte that is not UTF-8 is most often a letter of Windows-1252.
      return encoding == TextEncoding.UTF_8
          ? new String(row.bytes(), TextEncoding.WINDOWS_1252.charset())
          : new String(row.bytes(), encoding.charset());
    }
  }

  /** The values of a record's text, without surrounding blanks. */
  String[] split(String text) throws RowRejectedException {
    try {
      return csv.ofSingleCsvRecord(
          StringArrayHandler.of(options -> options.fieldModifier(FieldModifiers.STRIP)), text);
    } catch (CsvParseException e) {
      throw new RowRejectedException(
          RejectionReason.TOO_MANY_VALUES,
          "The row cannot be split into values: " + e.getMessage());
    }
  }

  private String decode(byte[] bytes) throws RowRejectedException {
    if (isAscii(bytes) && encoding.unitSize() == 1) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    if (encoding == TextEncoding.WINDOWS_1252 && isUtf8(bytes)) {
      throw new RowRejectedException(
          RejectionReason.MIXED_ENCODING,
          "The row is in UTF-8 while the file is in Windows-1252; save the whole file as UTF-8");
    }
    try {
      return strict.decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new RowRejectedException(
          RejectionReason.WRONG_ENCODING,
          "The row is not in "
              + encoding.title()
              + " as the file is; save the whole file as UTF-8");
    }
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean isUtf8(byte[] bytes) {
    try {
      utf8.decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static RowRejectedException flaw(RawRecord row) {
    return switch (row.flaw()) {
      case UNCLOSED_QUOTE ->
          new RowRejectedException(
              RejectionReason.UNCLOSED_QUOTE,
              "A quote opens in this row and is not closed; close it, or write it twice if it"
                  + " belongs to the text");
      case TEXT_AFTER_QUOTE ->
          new RowRejectedException(
              RejectionReason.TEXT_AFTER_QUOTE,
              "Text follows a closing quote; quotes within a quoted value must be written twice");
      case TOO_LONG ->
          new RowRejectedException(
              RejectionReason.ROW_TOO_LONG,
              "The row has %,d bytes (%d to %d of the file); only its beginning is kept here"
                  .formatted(row.end() - row.start(), row.start(), row.end()));
    };
  }
}
