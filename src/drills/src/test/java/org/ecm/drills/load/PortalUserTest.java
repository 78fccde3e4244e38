package org.ecm.drills.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.ecm.drills.lab.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortalUserTest {
  private static final int OK = 200;
  private static final int FOUND = 302;
  private static final int BROKEN = 500;

  @TempDir Path directory;

  private HttpServer portal;
  private ClientLog log;
  private PortalUser user;
  private int formStatus = FOUND;
  private String page =
      "<input name=\"token\" value=\"t\"/><input name=\"jakarta.faces.ViewState\" value=\"1\"/>";

  @BeforeEach
  void portal() throws IOException {
    portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    portal.createContext("/ecm/do-not-call", this::answer);
    portal.start();
    log = new ClientLog(directory.resolve("client.jsonl"));
    Web web = new Web("127.0.0.1", portal.getAddress().getPort());
    user = new PortalUser(web, "admin", "x", log);
  }

  @AfterEach
  void close() throws IOException {
    portal.stop(0);
    log.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    boolean isForm = exchange.getRequestMethod().equals("POST");
    int status = isForm ? formStatus : OK;
    exchange.getRequestBody().readAllBytes();
    if (status == FOUND) {
      exchange.getResponseHeaders().add("Location", "/ecm/do-not-call");
    }
    byte[] body = page.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void aFormThatIsTakenIsNoFailure() {
    user.enter("+12025550101");
    assertThat(user.forms()).isEqualTo(1);
    assertThat(user.failures()).isEmpty();
  }

  @Test
  void aFormThatIsAnsweredWithAnErrorIsAFailure() {
    formStatus = BROKEN;
    user.enter("+12025550101");
    assertThat(user.forms()).isZero();
    assertThat(user.failures()).singleElement().asString().contains("+12025550101", "500");
  }

  @Test
  void aFormThatWasLeftOpenIsSentUntilItIsTaken() {
    user.leaveOpen("+12025550102");
    formStatus = BROKEN;
    assertThat(user.sendKept()).isFalse();
    formStatus = FOUND;
    assertThat(user.sendKept()).isTrue();
    assertThat(log.acknowledged("do-not-call"))
        .singleElement()
        .extracting(ClientLog.Acknowledged::number)
        .isEqualTo("+12025550102");
    assertThat(user.losses()).isEmpty();
  }

  @Test
  void aFormThatWasLeftOpenAndIsRefusedForGoodIsALoss() {
    user.leaveOpen("+12025550102");
    formStatus = OK;
    page = "<h1>This page belongs to an earlier login</h1>";
    assertThat(user.sendKept()).isTrue();
    assertThat(user.losses()).singleElement().asString().contains("lost the page");
  }

  @Test
  void aPortalThatIsNotReachedIsAFailure() {
    portal.stop(0);
    user.enter("+12025550101");
    assertThat(user.failures()).hasSize(1);
    assertThat(user.losses()).isEmpty();
  }
}
