package org.ecm.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ecm.demo.process.LedgerDatabase;

/** H2 as a server of its own, to be killed and started again. */
public final class DatabaseProcess implements AutoCloseable {
  private final Path directory;
  private final int port;
  private Process process;

  /** A new database; what an earlier run left in the directory is deleted. */
  public DatabaseProcess(Path directory, int port) throws IOException {
    this.directory = directory;
    this.port = port;
    Installations.empty(directory);
  }

  /** How a node reaches it. */
  public LedgerDatabase address() {
    return new LedgerDatabase(
        "jdbc:h2:tcp://127.0.0.1:%d/./ecm;MODE=MSSQLServer;WRITE_DELAY=0;TIME ZONE=UTC;LOCK_TIMEOUT=2000"
            .formatted(port),
        "ecm",
        "not-a-real-password");
  }

  public void start() throws IOException {
    process =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-Dh2.bindAddress=127.0.0.1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "org.h2.tools.Server",
                    "-tcp",
                    "-tcpPort",
                    String.valueOf(port),
                    "-baseDir",
                    directory.toString(),
                    "-ifNotExists"))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("server.out").toFile())
            .start();
  }

  /** As by {@code kill -9}. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
