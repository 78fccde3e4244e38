package org.ecm.drills.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * When the dialer took contacts and placed calls, by its own log.
 *
 * @param accepted in order
 * @param dialled in order
 */
public record DialerPace(List<Instant> accepted, List<Instant> dialled) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What happened since a moment; a last line that is still being written is left out. */
  public static DialerPace read(Path log, Instant since) throws IOException {
    List<Instant> accepted = new ArrayList<>();
    List<Instant> dialled = new ArrayList<>();
    try (Stream<String> lines = Files.lines(log)) {
      for (String line : (Iterable<String>) lines.filter(text -> text.endsWith("}"))::iterator) {
        boolean isAccepted = line.contains("\"accepted\"");
        if (isAccepted || line.contains("\"dialled\"")) {
          JsonNode event = JSON.readTree(line);
          Instant at = Instant.parse(event.path("time").asText());
          if (!at.isBefore(since)) {
            (isAccepted ? accepted : dialled).add(at);
          }
        }
      }
    }
    return new DialerPace(accepted, dialled);
  }
}
