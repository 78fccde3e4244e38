package org.ecm.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Which installation of a node this is: one data directory on one host. Only within one does the
 * lock on that directory prove that an earlier start is dead (rule 2.6a). The id changes when the
 * directory is lost, moved, or copied to another host, and then proves nothing.
 */
final class Installation {
  private Installation() {}

  private static final Path MACHINE = Path.of("/etc/machine-id");

  /**
   * The installation's id, made up at the first start and kept in a file.
   *
   * @param host this machine's name
   * @throws UncheckedIOException if the directory cannot be written
   */
  static String id(Path data, String host) {
    try {
      Path file = data.resolve("ecm-installation");
      if (!Files.exists(file)) {
        Path fresh = Files.createTempFile(Files.createDirectories(data), "ecm-installation", null);
        Files.writeString(fresh, UUID.randomUUID().toString());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      }
      String machine = Files.isReadable(MACHINE) ? Files.readString(MACHINE).strip() : "";
      String all =
          String.join(
              "\n", Files.readString(file).strip(), host, machine, data.toRealPath().toString());
      return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    } catch (IOException e) {
      throw new UncheckedIOException("The node's data directory " + data + " cannot be used", e);
    }
  }
}
