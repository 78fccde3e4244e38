package org.ecm.it.container;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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

  /** Long enough to look at it meanwhile. */
  private static final int LEAVE_MILLIS = 20_000;

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

  /** Starts it, with a user of the management; returns when that can be reached. */
  static BareServer start(String name, String operator, String password)
      throws IOException, InterruptedException {
    BareServer server = new BareServer(Installations.emptied(name));
    server.prepare();
    server.addOperator(operator, password);
    server.run();
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

  private void addOperator(String name, String password) throws IOException, InterruptedException {
    Path output = base.resolve("add-user.log");
    Process adding =
        new ProcessBuilder(
                home.resolve("bin/add-user.sh").toString(),
                "-sc",
                base.resolve("configuration").toString(),
                "-u",
                name,
                "-p",
                password,
                "--silent")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (adding.waitFor() != 0) {
      throw new IllegalStateException(Files.readString(output));
    }
  }

  private void run() throws IOException {
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
            "-Decm.node2.port=" + cluster,
            "-Decm.leave-ms=" + LEAVE_MILLIS);
    builder.environment().put("RUN_CONF", root.resolve("wildfly-config/node.conf").toString());
    builder.environment().put("LAUNCH_JBOSS_IN_BACKGROUND", "1");
    builder.environment().remove("ECM_ADMIN_PASSWORD");
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

  /** Where the first start leaves the first user's one-time password. */
  Path firstPassword() {
    return base.resolve("data/ecm/first-password");
  }

  /** What the server wrote to its log. */
  String log() throws IOException {
    return Files.readString(base.resolve("log/server.log"));
  }

  /** Runs {@code jboss-cli.sh --connect} with one command; returns what it printed. */
  String cli(String command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(base, "cli", ".log");
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

  /** The status of the answer to something that is put at a path of the portal's port. */
  int put(String path, String json, String... headers) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (8080 + offset) + path))
            .headers(headers)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json))
            .build();
    return http.send(request, BodyHandlers.ofString()).statusCode();
  }

  /** The status of what the console asks for first, by the login that a browser gives with it. */
  int consoleLogin(String operator, String password) throws IOException {
    URL state =
        new URL(
            "http://127.0.0.1:%d/management?operation=attribute&name=server-state"
                .formatted(9990 + offset));
    HttpURLConnection connection = (HttpURLConnection) state.openConnection();
    connection.setAuthenticator(
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(operator, password.toCharArray());
          }
        });
    return connection.getResponseCode();
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
