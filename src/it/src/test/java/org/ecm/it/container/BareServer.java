package org.ecm.it.container;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ecm.it.Installations;

/** The configured server, started by its own script in a directory of its own; without ECM yet. */
final class BareServer implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int STOP_SECONDS = 60;

  private final Path root = Path.of(System.getProperty("ecm.root")).toAbsolutePath().normalize();
  private final Path home = home(root);
  private final Path base;
  private final int offset = Installations.freeOffset();
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private Process process;

  private BareServer(Path base) {
    this.base = base;
  }

  /** Starts it; returns when its management can be reached. */
  static BareServer start(String name, String administratorsPassword) throws IOException {
    BareServer server = new BareServer(Installations.emptied(name));
    server.prepare();
    server.run(administratorsPassword);
    return server;
  }

  private static Path home(Path root) {
    try (Stream<Path> built = Files.list(root.resolve("wildfly-config/target"))) {
      return built
          .filter(p -> Files.isExecutable(p.resolve("bin/standalone.sh")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void prepare() throws IOException {
    Path configuration = Files.createDirectories(base.resolve("configuration"));
    try (Stream<Path> given = Files.list(home.resolve("standalone/configuration"))) {
      for (Path file : given.filter(Files::isRegularFile).toList()) {
        Files.copy(file, configuration.resolve(file.getFileName()));
      }
    }
    Files.createDirectories(deployments());
  }

  private void run(String administratorsPassword) throws IOException {
    int cluster = 7600 + offset;
    ProcessBuilder builder =
        new ProcessBuilder(
            home.resolve("bin/standalone.sh").toString(),
            "-c",
            "standalone-ha.xml",
            "-Djboss.server.base.dir=" + base,
            "-Djboss.node.name=node1",
            "-Djboss.tx.node.id=node1",
            "-Djboss.socket.binding.port-offset=" + offset,
            "-Decm.node1.port=" + cluster,
            "-Decm.node2.port=" + cluster);
    builder.environment().put("RUN_CONF", root.resolve("wildfly-config/node.conf").toString());
    builder.environment().put("LAUNCH_JBOSS_IN_BACKGROUND", "1");
    builder.environment().put("ECM_ADMIN_PASSWORD", administratorsPassword);
    process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(base.resolve("console.log").toFile())
            .start();
    await("the server's management")
        .atMost(LIMIT)
        .until(() -> cli(":read-attribute(name=server-state)").contains("running"));
  }

  /** Where the server's deployment scanner looks. */
  Path deployments() {
    return base.resolve("deployments");
  }

  /** Runs {@code jboss-cli.sh --connect} with one command; returns what it printed. */
  String cli(String command) throws IOException, InterruptedException {
    Path output = base.resolve("cli.log");
    Process cli =
        new ProcessBuilder(
                home.resolve("bin/jboss-cli.sh").toString(),
                "--connect",
                "--controller=127.0.0.1:" + (9990 + offset),
                command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!cli.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      cli.destroyForcibly();
      throw new IllegalStateException(command + " did not end");
    }
    return "exit %d %s".formatted(cli.exitValue(), Files.readString(output));
  }

  /** What stands at a path of the portal's port; headers come as name, value. */
  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return answer(8080 + offset, path, headers);
  }

  /** What stands at a path of the management's port, where redirects lead in the end. */
  HttpResponse<String> management(String path) throws IOException, InterruptedException {
    return answer(9990 + offset, path);
  }

  private HttpResponse<String> answer(int port, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** Ends the server, its script and all. */
  @Override
  public void close() throws Exception {
    List<ProcessHandle> started = process.descendants().toList();
    started.forEach(ProcessHandle::destroy);
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      started.forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
