package org.ecm.contact.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Reads an upload chunk by chunk. Records are cut on the caller's thread; parsing, which takes most
 * of the time, runs a few chunks ahead on other threads while the caller stores. What is in memory
 * at once is bounded in rows and in bytes. To be used by one thread.
 */
final class ChunkReader {
  private static final Logger LOG = Logger.getLogger(ChunkReader.class);

  private static final int BYTES = 1 << 20;
  private static final int AHEAD = 3;

  private final RecordScanner scanner;
  private final Supplier<RowParser> parsers;
  private final int rows;
  private final Executor executor;
  private final Queue<CompletableFuture<RowChunk>> ahead = new ArrayDeque<>();
  private long position;
  private boolean atEnd;

  /**
   * @param scanner stands at {@code position}
   * @param rows the most rows of a chunk
   * @param parsers makes a parser for each chunk
   * @param executor runs them; must not run them on a thread that waits for this reader
   */
  ChunkReader(
      RecordScanner scanner,
      long position,
      int rows,
      Supplier<RowParser> parsers,
      Executor executor) {
    this.scanner = scanner;
    this.rows = rows;
    this.parsers = parsers;
    this.executor = executor;
    this.position = position;
  }

  /** The next chunk, without rows if only blank lines were left; null at the end. */
  RowChunk next() {
    while (ahead.size() < AHEAD && !atEnd) {
      cut();
    }
    CompletableFuture<RowChunk> first = ahead.poll();
    return first == null ? null : first.join();
  }

  private void cut() {
    List<RawRecord> records = new ArrayList<>();
    long start = position;
    int bytes = 0;
    try {
      while (records.size() < rows && bytes < BYTES) {
        RawRecord record = scanner.next();
        if (record == null) {
          atEnd = true;
          break;
        }
        position = record.end();
        bytes += record.bytes().length;
        if (!record.blank()) {
          records.add(record);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (position > start) {
      long end = position;
      ahead.add(
          CompletableFuture.supplyAsync(() -> parse(parsers.get(), start, end, records), executor));
    }
  }

  private static RowChunk parse(RowParser parser, long start, long end, List<RawRecord> records) {
    return new RowChunk(
        start,
        end,
        records.stream().map(record -> parse(parser, record)).filter(Objects::nonNull).toList());
  }

  /** A row on which the parser itself fails costs that row, not the import. */
  private static ParsedRow parse(RowParser parser, RawRecord record) {
    try {
      return parser.parse(record);
    } catch (RuntimeException e) {
      LOG.warnf(e, "The row at byte %d cannot be read", record.start());
      return new ParsedRow(
          record.start(),
          record.end(),
          new String(record.bytes(), StandardCharsets.ISO_8859_1),
          null,
          RejectionReason.NOT_STORED,
          "The row could not be read; tell your administrator the time");
    }
  }
}
