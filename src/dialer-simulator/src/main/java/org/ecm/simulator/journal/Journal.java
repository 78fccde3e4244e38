package org.ecm.simulator.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The log file. A change is handed to the operating system in one write before anything else shows
 * it, so it survives the death of the process (not a power cut: nothing is forced to disk). One
 * thread writes at a time; any thread may read.
 */
public final class Journal implements Closeable {
  private final FileChannel file;
  private volatile long end;

  public Journal(Path path) {
    try {
      file =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      end = file.size();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open the log " + path, e);
    }
  }

  /** Where the next line will begin, in bytes. */
  public long end() {
    return end;
  }

  /** Writes the lines of one change. */
  public void append(List<Line> change) throws IOException {
    var bytes = new ByteArrayOutputStream(256 * change.size());
    for (Line line : change) {
      LineFormat.write(line, bytes);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
    long position = end;
    while (buffer.hasRemaining()) {
      position += file.write(buffer, position);
    }
    end = position;
  }

  /** Takes one change during {@link #recover}. */
  public interface Replay {
    /**
     * @param end where the change ends in the log, in bytes
     */
    void apply(List<Line> change, long end) throws IOException;
  }

  /**
   * Replays all whole changes from a position on, then cuts off what a killed process may have
   * written of a change that was never visible.
   *
   * @param from a position at which a change ended
   */
  public void recover(long from, Replay replay) throws IOException {
    if (from > end) {
      throw new IOException(
          "The log is shorter than the tables know. Put the right log.jsonl back, or delete the"
              + " database file to rebuild the tables from this log.");
    }
    long whole = from;
    long position = from;
    List<Line> change = new ArrayList<>();
    InputStream in = new BufferedInputStream(Channels.newInputStream(file.position(from)), 1 << 16);
    for (byte[] json = readLine(in); json != null; json = readLine(in)) {
      position += json.length + 1;
      Line line = LineFormat.read(json);
      change.add(line);
      if (!line.more()) {
        replay.apply(change, position);
        whole = position;
        change.clear();
      }
    }
    file.truncate(whole);
    end = whole;
  }

  /** The next line without its end, or null where no whole line follows. */
  private static byte[] readLine(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream(256);
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        return line.toByteArray();
      }
      line.write(b);
    }
    return null;
  }

  /**
   * Whole lines from a position on.
   *
   * @param limit most bytes to return; a longer single line is still returned whole
   */
  public byte[] read(long from, int limit) throws IOException {
    if (from < 0 || from > end) {
      throw new IllegalArgumentException("The log ends at " + end);
    }
    for (int size = limit; ; size *= 2) {
      var buffer = ByteBuffer.allocate((int) Math.min(size, end - from));
      while (buffer.hasRemaining() && file.read(buffer, from + buffer.position()) >= 0) {}
      int length = buffer.position();
      while (length > 0 && buffer.get(length - 1) != '\n') {
        length--;
      }
      if (length > 0 || from == end) {
        return Arrays.copyOf(buffer.array(), length);
      }
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
