package org.ecm.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The demo's own directory, emptied at each start; one demo at a time works in it. */
final class DemoFiles {
  private final Path directory;
  // Held as long as the process lives: the operating system gives the lock back, whatever happens.
  private final FileChannel lock;

  private DemoFiles(Path directory, FileChannel lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * @throws DemoException if another demo works in it
   */
  static DemoFiles take(Path directory) {
    try {
      Files.createDirectories(directory);
      FileChannel lock =
          FileChannel.open(
              directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock.tryLock() == null) {
        throw new DemoException(
            "A demo is already running from " + directory + ": end that one first.");
      }
      return new DemoFiles(directory, lock);
    } catch (IOException e) {
      throw new DemoException("Cannot write to " + directory, e);
    }
  }

  Path directory() {
    return directory;
  }

  /** Removes what an earlier demo has left. */
  void clear() {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> old =
          files
              .filter(file -> !file.equals(directory) && !file.endsWith("lock"))
              .sorted(Comparator.reverseOrder())
              .toList();
      for (Path file : old) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new DemoException("Cannot empty " + directory, e);
    } catch (UncheckedIOException e) {
      throw new DemoException("Cannot empty " + directory, e);
    }
  }
}
