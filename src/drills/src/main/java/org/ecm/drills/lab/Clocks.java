package org.ecm.drills.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Clocks of single processes, by libfaketime. Monotonic clocks are left alone, and with them every
 * wait of the Java machine.
 */
final class Clocks {
  private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

  private Clocks() {}

  /**
   * The environment of a process whose time of day follows a file; a change is seen within a
   * second.
   *
   * @param file holds the offset
   */
  static Map<String, String> following(Path file) {
    return Map.of(
        "LD_PRELOAD", library().toString(),
        "FAKETIME_TIMESTAMP_FILE", file.toString(),
        "FAKETIME_CACHE_DURATION", "1",
        "DONT_FAKE_MONOTONIC", "1",
        "FAKETIME_FORCE_MONOTONIC_FIX", "0");
  }

  /** The same as words that stand before a command. */
  static String before(Path file) {
    return following(file).entrySet().stream()
        .map(one -> "'" + one.getKey() + "=" + one.getValue() + "' ")
        .collect(Collectors.joining("", "env ", ""));
  }

  /**
   * Sets the clock of the processes that follow a file.
   *
   * @param offset from the machine's time
   */
  static void set(Path file, Duration offset) {
    try {
      Files.writeString(file, offset(offset));
    } catch (IOException e) {
      throw new DrillException("Cannot write to " + file, e);
    }
  }

  /** In libfaketime's words. */
  private static String offset(Duration offset) {
    return (offset.isNegative() ? "" : "+") + offset.toSeconds();
  }

  private static Path library() {
    try (Stream<Path> architectures = Files.list(Path.of("/usr/lib"))) {
      return architectures
          .map(architecture -> architecture.resolve(LIBRARY))
          .filter(Files::exists)
          .findFirst()
          .orElseThrow(() -> new DrillException("libfaketime is not installed"));
    } catch (IOException e) {
      throw new DrillException("Cannot look for libfaketime", e);
    }
  }
}
