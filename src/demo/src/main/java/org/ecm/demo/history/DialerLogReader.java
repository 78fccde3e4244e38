package org.ecm.demo.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ecm.demo.history.DialerLog.Accepted;
import org.ecm.demo.history.DialerLog.Dialled;
import org.ecm.demo.history.DialerLog.Ended;
import org.ecm.demo.history.DialerLog.Entry;
import org.ecm.demo.history.DialerLog.Mangled;

/**
 * Reads the simulator's log: one JSON object a line, its kind in {@code type}. Lines that say
 * nothing about a single contact are passed over.
 */
public final class DialerLogReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Call status Closed and Max Calls (UCCX Administration Guide 12.5(1)SU2, outbound chapter). */
  private static final List<Integer> CLOSED = List.of(3, 5);

  private DialerLogReader() {}

  /** Reads the whole log; a last line that is still being written is left out. */
  public static DialerLog read(Path log) throws IOException {
    List<Entry> entries = new ArrayList<>();
    long left = afterLastLine(log);
    try (BufferedReader lines = Files.newBufferedReader(log)) {
      while (left > 0) {
        String line = lines.readLine();
        left -= line.getBytes(StandardCharsets.UTF_8).length + 1;
        add(parse(line), entries);
      }
    }
    return new DialerLog(entries);
  }

  private static long afterLastLine(Path log) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long end = file.length();
      while (end > 0) {
        file.seek(end - 1);
        if (file.read() == '\n') {
          return end;
        }
        end--;
      }
      return 0;
    }
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException("Not a line of the dialer's log: " + line, e);
    }
  }

  private static void add(JsonNode line, List<Entry> entries) {
    long seq = line.path("seq").asLong();
    String account = line.path("accountNumber").asText();
    switch (line.path("type").asText()) {
      case "accepted" ->
          entries.add(
              new Accepted(
                  seq,
                  account,
                  line.path("campaign").asText(),
                  line.path("phones").path(0).asText()));
      case "dropped" -> entries.add(new Mangled(seq, account, "left out as a duplicate"));
      case "overwritten" -> entries.add(new Mangled(seq, account, "written over another contact"));
      case "dialled" ->
          entries.add(
              new Dialled(
                  seq,
                  account,
                  line.path("number").asText(),
                  line.path("redial").asBoolean(),
                  Instant.parse(line.path("time").asText())));
      case "result" ->
          entries.add(
              new Ended(
                  seq,
                  account,
                  line.path("result").asInt(),
                  CLOSED.contains(line.path("status").asInt())));
      default -> {
        // Campaigns, fetches, failovers and midnights concern no single contact.
      }
    }
  }
}
