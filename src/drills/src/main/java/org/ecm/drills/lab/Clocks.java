package org.ecm.drills.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Clocks of single processes, by libfaketime. Monotonic clocks are left alone, and with them every
 * wait of the Java machine.
 */
final class Clocks {
  private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

  private Clocks() {}

  /** The environment of a process whose time of day is off by so much. */
  static Map<String, String> fixed(Duration offset) {
    return offset.isZero()
        ? Map.of()
        : Map.of(
            "LD_PRELOAD",
            library().toString(),
            "FAKETIME",
            offset(offset),
            "DONT_FAKE_MONOTONIC",
            "1",
            "FAKETIME_FORCE_MONOTONIC_FIX",
            "0");
  }

  /**
   * What stands before the command of a process whose time of day follows a file.
   *
   * @param file holds the offset
   */
  static String movable(Path file) {
    return ("env LD_PRELOAD=%s FAKETIME_TIMESTAMP_FILE='%s' FAKETIME_CACHE_DURATION=1"
            + " DONT_FAKE_MONOTONIC=1 FAKETIME_FORCE_MONOTONIC_FIX=0 ")
        .formatted(library(), file);
  }

  /** In libfaketime's words. */
  static String offset(Duration offset) {
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
