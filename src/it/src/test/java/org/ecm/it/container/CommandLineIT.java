package org.ecm.it.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommandLineIT {
  private static final String PASSWORD = "not-a-real-password";

  @Test
  void theArchiveIsDeployedByOneCommandAndTheConsoleIsThere() throws Exception {
    try (BareServer server = BareServer.start("command-line", PASSWORD)) {
      assertThat(server.get("/ecm/api/v1/status").statusCode()).isEqualTo(404);
      assertThat(readiness(server)).as("readiness without the application").isEqualTo(503);

      assertThat(server.cli("deploy " + System.getProperty("ecm.ear"))).startsWith("exit 0");

      await("the API")
          .atMost(Duration.ofMinutes(2))
          .until(() -> server.get("/ecm/api/v1/status", login()).statusCode() == 200);
      assertThat(server.get("/ecm/login.xhtml").statusCode()).isEqualTo(200);
      await("readiness").atMost(Duration.ofMinutes(2)).until(() -> readiness(server) == 200);
      try (Stream<?> copied = Files.list(server.deployments())) {
        assertThat(copied).as("what the deployment scanner was given").isEmpty();
      }
      HttpResponse<String> console = server.management("/console");
      assertThat(console.statusCode()).as(console.uri() + "").isEqualTo(200);
      assertThat(console.body()).containsIgnoringCase("<html");
    }
  }

  private static int readiness(BareServer server) throws IOException, InterruptedException {
    return server.management("/health/ready").statusCode();
  }

  private static String[] login() {
    String credentials = "admin:" + PASSWORD;
    return new String[] {
      "Authorization",
      "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8))
    };
  }
}
