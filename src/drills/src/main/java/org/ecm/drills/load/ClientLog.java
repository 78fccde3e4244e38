package org.ecm.drills.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the client sent and what was acknowledged to it: one JSON object a line, only ever appended
 * to, and flushed before the next. The judge of what must not be lost. May be used from any thread.
 */
public final class ClientLog implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BufferedWriter out;
  private final List<Acknowledged> acknowledged = new ArrayList<>();
  private boolean closed;

  /**
   * Something that ECM has said yes to.
   *
   * @param kind callback, import or do-not-call
   * @param key its idempotency key, the import's id, or the number
   * @param number what it is about: a phone number, or how many rows
   * @param tries how often it was sent
   * @param nanos from the first sending to the answer
   * @param at the answer came, on this process's monotonic clock
   * @param time the same, as a time of day
   */
  public record Acknowledged(
      String kind, String key, String number, int tries, long nanos, long at, Instant time) {

    /** One whose answer has just come. */
    public Acknowledged(String kind, String key, String number, int tries, long nanos) {
      this(kind, key, number, tries, nanos, System.nanoTime(), Instant.now());
    }
  }

  public ClientLog(Path file) throws IOException {
    out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Notes that something is about to be sent, or what went wrong. */
  public void note(String what, String kind, String key, String detail) {
    write(Map.of("what", what, "kind", kind, "key", key, "detail", detail));
  }

  public synchronized void acknowledged(Acknowledged one) {
    acknowledged.add(one);
    write(
        Map.of(
            "what", "acknowledged",
            "kind", one.kind(),
            "key", one.key(),
            "number", one.number(),
            "tries", one.tries(),
            "millis", one.nanos() / 1_000_000));
  }

  public synchronized List<Acknowledged> acknowledged(String kind) {
    return acknowledged.stream().filter(one -> one.kind().equals(kind)).toList();
  }

  private synchronized void write(Map<String, Object> values) {
    if (closed) {
      return; // a drill that broke off: its last requests are nobody's concern
    }
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("at", Instant.now().toString());
    line.put("monotonic", System.nanoTime());
    line.putAll(values);
    try {
      out.write(JSON.writeValueAsString(line));
      out.newLine();
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    out.close();
  }
}
