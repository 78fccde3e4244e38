package org.ecm.it.fault;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** What the server has logged since this was made. */
final class ServerLog {
  private static final Duration LOOK_EVERY = Duration.ofMillis(5);

  private final Path file;
  private long from;

  ServerLog(Path file) {
    this.file = file;
    passOver();
  }

  /** Passes over all that is logged now. */
  void passOver() {
    try {
      from = Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the next line in which the expression is found, and passes over it. */
  Matcher await(String expression) {
    Pattern pattern = Pattern.compile(expression);
    return Awaitility.await("log line " + expression)
        .atMost(Site.LIMIT)
        .pollDelay(Duration.ZERO)
        .pollInterval(LOOK_EVERY)
        .until(() -> find(pattern), Optional::isPresent)
        .orElseThrow();
  }

  /** Whether the expression is found in what was not yet passed over. */
  boolean has(String expression) {
    return Pattern.compile(expression).matcher(text()).find();
  }

  private Optional<Matcher> find(Pattern pattern) {
    String text = text();
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    from += text.substring(0, matcher.end()).getBytes(StandardCharsets.UTF_8).length;
    return Optional.of(matcher);
  }

  private String text() {
    if (!Files.exists(file)) {
      return "";
    }
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      log.seek(from);
      byte[] rest = new byte[(int) (log.length() - from)];
      log.readFully(rest);
      return new String(rest, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
