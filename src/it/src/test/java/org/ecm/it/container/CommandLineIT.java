package org.ecm.it.container;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommandLineIT {
  private static final String OPERATOR = "operator";
  private static final String OPERATORS_PASSWORD = "not-a-real-Passw0rd";
  private static final String STATUS = "/ecm/api/v1/status";
  private static final String PASSWORD = "not-a-real-password";

  @Test
  void theArchiveIsDeployedByOneCommandAndTheConsoleIsThere() throws Exception {
    try (BareServer server = BareServer.start("command-line", OPERATOR, OPERATORS_PASSWORD)) {
      assertThat(server.get(STATUS).statusCode()).isEqualTo(404);
      assertThat(readiness(server)).as("readiness without the application").isEqualTo(503);

      assertThat(server.cli("deploy " + System.getProperty("ecm.ear"))).startsWith("exit 0");

      await("readiness").atMost(Duration.ofMinutes(2)).until(() -> readiness(server) == 200);
      assertThat(server.get("/ecm/login.xhtml").statusCode()).isEqualTo(200);
      try (Stream<?> copied = Files.list(server.deployments())) {
        assertThat(copied).as("what the deployment scanner was given").isEmpty();
      }
      changesTheFirstPassword(server);
      isManaged(server);
      leavesBeforeItRefuses(server);
    }
  }

  private static void changesTheFirstPassword(BareServer server) throws Exception {
    String first = Files.readString(server.firstPassword()).strip();
    assertThat(Files.getPosixFilePermissions(server.firstPassword()))
        .containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
    assertThat(server.log()).contains("admin with the one-time password " + first);
    assertThat(server.get(STATUS, login(first)).statusCode())
        .as("the one-time password, for anything but its change")
        .isEqualTo(403);

    String change = "{\"present\": \"%s\", \"password\": \"%s\"}".formatted(first, PASSWORD);
    assertThat(server.put("/ecm/api/v1/users/me/password", change, login(first))).isEqualTo(204);

    assertThat(server.get(STATUS, login(PASSWORD)).statusCode()).isEqualTo(200);
    assertThat(server.get(STATUS, login(first)).statusCode()).isEqualTo(401);
  }

  private static void isManaged(BareServer server) throws Exception {
    HttpResponse<String> console = server.management("/console");
    assertThat(console.statusCode()).as(console.uri() + "").isEqualTo(200);
    assertThat(console.body()).containsIgnoringCase("<html");
    assertThat(server.consoleLogin(OPERATOR, OPERATORS_PASSWORD)).isEqualTo(200);
    assertThat(server.consoleLogin(OPERATOR, "a wrong one")).isEqualTo(401);
    assertThat(server.management("/metrics").body())
        .contains("EcmDS", "wildfly_undertow_request_count");
  }

  private static void leavesBeforeItRefuses(BareServer server) throws Exception {
    FutureTask<String> suspended =
        new FutureTask<>(() -> server.cli(":suspend(suspend-timeout=300)"));
    new Thread(suspended, "suspend").start();
    await("a node that is not ready").until(() -> readiness(server) == 503);
    assertThat(server.get(STATUS, login(PASSWORD)).statusCode())
        .as("a request to a node that is leaving")
        .isEqualTo(200);
    assertThat(suspended.isDone()).as("whether it has left by now").isFalse();
    assertThat(server.cli(":resume")).startsWith("exit 0");
    await("readiness").atMost(Duration.ofMinutes(1)).until(() -> readiness(server) == 200);
    suspended.get();
  }

  private static int readiness(BareServer server) throws IOException, InterruptedException {
    return server.management("/health/ready").statusCode();
  }

  private static String[] login(String password) {
    String credentials = "admin:" + password;
    return new String[] {
      "Authorization",
      "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8))
    };
  }
}
