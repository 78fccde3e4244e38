package org.ecm.demo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EcmApiTest {
  private HttpServer server;
  private EcmApi api;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    api = new EcmApi("http://127.0.0.1:" + server.getAddress().getPort() + "/", "admin", "fake");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(String path, int status, String body) {
    server.createContext(
        "/api/v1" + path,
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  @Test
  void aRefusalIsToldInTheWordsOfItsProblem() {
    answer("/campaigns", 422, "{\"title\":\"Unreadable\",\"detail\":\"No column holds phones.\"}");
    assertThatThrownBy(api::campaigns)
        .isInstanceOf(ApiException.class)
        .hasMessage("GET /campaigns was answered with 422: No column holds phones.");
  }

  @Test
  void aRefusalThatIsNoProblemIsToldWhole() {
    answer("/campaigns", 502, "<html>Bad gateway</html>");
    assertThatThrownBy(api::campaigns).hasMessageEndingWith("502: <html>Bad gateway</html>");
  }

  @Test
  void aRefusalWithoutWordsIsToldByItsStatus() {
    answer("/campaigns", 503, "");
    assertThatThrownBy(api::campaigns).hasMessageContaining("was answered with 503");
  }

  @Test
  void anImportTellsWhyItFailed() {
    answer(
        "/imports/5", 200, "{\"state\":\"FAILED\",\"rows\":2,\"error\":\"The upload broke off.\"}");
    assertThat(api.importJob(5))
        .isEqualTo(new EcmApi.ImportJob("FAILED", 2, "The upload broke off."));
  }

  @Test
  void anImportThatDidNotFailHasNoError() {
    answer("/imports/5", 200, "{\"state\":\"DONE\",\"rows\":2,\"error\":null}");
    assertThat(api.importJob(5).error()).isEmpty();
  }
}
