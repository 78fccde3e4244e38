package org.ecm.contact.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.ecm.contact.importing.RawRecord.Flaw;

/**
 * Cuts a byte stream into CSV records (RFC 4180; CR, LF and CRLF all end a line) and says where
 * each begins and ends, in bytes, so that reading can go on at any record's start and finds the
 * same records. CSV libraries count characters or lines, which cannot be turned back into a
 * position.
 *
 * <p>A quote that is never closed would swallow the rows after it. When a quote finds no end, ends
 * within other text, or ends lines later in a record with the wrong number of values, the record
 * ends with the line on which that quote opened, with a flaw, and the next line is read as if
 * nothing had happened. Memory stays within a few MB whatever the input. Not safe for use by
 * several threads.
 */
final class RecordScanner {
  /** Longest record, in code units (bytes; for UTF-16 pairs of bytes): 4 Mi. */
  static final int MAX_UNITS = 4 << 20;

  private static final int PREVIEW_UNITS = 1000;
  private static final int END = -1;
  private static final int HALF_A_UNIT = 0xFFFD;
  private static final int READ_SIZE = 64 * 1024;

  private enum State {
    FIELD_START,
    PLAIN,
    QUOTED,
    AFTER_QUOTE
  }

  private final InputStream in;
  private final int unitSize;
  private final boolean littleEndian;
  private final char delimiter;
  private final int columns;

  private byte[] buffer = new byte[READ_SIZE];
  private int from;
  private int limit;
  private boolean exhausted;
  private long offset;

  /**
   * @param in the upload from {@code offset} on
   * @param offset where a record starts, behind any byte order mark
   * @param columns how many values a record should have; 0 when not known yet
   */
  RecordScanner(InputStream in, TextEncoding encoding, char delimiter, long offset, int columns) {
    this.in = in;
    this.unitSize = encoding.unitSize();
    this.littleEndian = encoding == TextEncoding.UTF_16LE;
    this.delimiter = delimiter;
    this.columns = columns;
    this.offset = offset;
  }

  /** The next record, blank ones included, or null at the end. */
  RawRecord next() throws IOException {
    if (unit(0) == END) {
      return null;
    }
    State state = State.FIELD_START;
    int fields = 1;
    int firstOpenLine = 0;
    int openLine = 0;
    for (int i = 0; i < MAX_UNITS; i++) {
      int c = unit(i);
      boolean lineEnd = c == '\n' || c == '\r';
      if (state == State.QUOTED) {
        if (c == END) {
          return flawed(Flaw.UNCLOSED_QUOTE, openLine, i);
        } else if (c == '"') {
          state = State.AFTER_QUOTE;
        } else if (lineEnd && openLine == 0) {
          openLine = i;
          firstOpenLine = firstOpenLine == 0 ? i : firstOpenLine;
        }
      } else if (state == State.AFTER_QUOTE && c == '"') {
        state = State.QUOTED;
      } else if (c == delimiter) {
        state = State.FIELD_START;
        fields++;
      } else if (c == END || lineEnd) {
        boolean swallowedRows = firstOpenLine > 0 && columns > 0 && fields != columns;
        return swallowedRows ? whole(firstOpenLine, Flaw.UNCLOSED_QUOTE) : whole(i, null);
      } else if (state == State.AFTER_QUOTE) {
        Flaw flaw = openLine == 0 ? Flaw.TEXT_AFTER_QUOTE : Flaw.UNCLOSED_QUOTE;
        return flawed(flaw, openLine, i);
      } else if (state == State.FIELD_START && c == '"') {
        state = State.QUOTED;
        openLine = 0;
      } else {
        state = State.PLAIN;
      }
    }
    return firstOpenLine > 0 ? whole(firstOpenLine, Flaw.UNCLOSED_QUOTE) : tooLong();
  }

  private RawRecord flawed(Flaw flaw, int openLine, int seen) throws IOException {
    if (openLine > 0) {
      return whole(openLine, flaw);
    }
    for (int i = seen; i < MAX_UNITS; i++) {
      int c = unit(i);
      if (c == END || c == '\n' || c == '\r') {
        return whole(i, flaw);
      }
    }
    return tooLong();
  }

  private RawRecord whole(int units, Flaw flaw) throws IOException {
    byte[] bytes = content(units);
    int length = bytes.length + lineEndLength(units);
    return advance(bytes, length, flaw);
  }

  private RawRecord tooLong() throws IOException {
    byte[] preview = content(PREVIEW_UNITS);
    long start = offset;
    int c = unit(0);
    while (c != END && c != '\n' && c != '\r') {
      int step = Math.min(unitSize, limit - from);
      from += step;
      offset += step;
      c = unit(0);
    }
    RawRecord rest = whole(0, Flaw.TOO_LONG);
    return new RawRecord(start, rest.end(), preview, Flaw.TOO_LONG);
  }

  private byte[] content(int units) {
    return Arrays.copyOfRange(buffer, from, Math.min(from + units * unitSize, limit));
  }

  private int lineEndLength(int at) throws IOException {
    int c = unit(at);
    if (c == END) {
      return 0;
    }
    return c == '\r' && unit(at + 1) == '\n' ? 2 * unitSize : unitSize;
  }

  private RawRecord advance(byte[] bytes, int length, Flaw flaw) {
    RawRecord found = new RawRecord(offset, offset + length, bytes, flaw);
    from += length;
    offset += length;
    return found;
  }

  /** The code unit at an index counted from the record's start, or {@link #END}. */
  private int unit(int index) throws IOException {
    int at = from + index * unitSize;
    if (at + unitSize > limit) {
      if (!fill(at + unitSize - from)) {
        return from + index * unitSize < limit ? HALF_A_UNIT : END;
      }
      at = from + index * unitSize;
    }
    if (unitSize == 1) {
      return buffer[at] & 0xFF;
    }
    int first = buffer[at] & 0xFF;
    int second = buffer[at + 1] & 0xFF;
    return littleEndian ? second << 8 | first : first << 8 | second;
  }

  /** Makes {@code wanted} bytes available behind {@link #from}; false when the stream has fewer. */
  private boolean fill(int wanted) throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, limit - from);
      limit -= from;
      from = 0;
    }
    while (limit < wanted && !exhausted) {
      if (buffer.length - limit < READ_SIZE / 2) {
        buffer = Arrays.copyOf(buffer, buffer.length * 2);
      }
      int read = in.read(buffer, limit, buffer.length - limit);
      exhausted = read < 0;
      limit += Math.max(read, 0);
    }
    return limit >= wanted;
  }
}
