package org.ecm.dialer.uccx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.ecm.dialer.Delivery;
import org.ecm.dialer.DialerGateway;
import org.ecm.dialer.DialerGatewayContract;
import org.ecm.dialer.DialerUnreachableException;
import org.ecm.dialer.Finding;
import org.ecm.dialer.OutboundContact;
import org.ecm.dialer.SendOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UccxGatewayTest extends DialerGatewayContract {

  private SimulatedUccx uccx;

  @BeforeEach
  void start() throws Exception {
    uccx = simulated();
    uccx.control("/pause", "");
  }

  /** Starts the simulator. */
  protected SimulatedUccx simulated() throws Exception {
    return new SimulatedUccx("--speed", "1000");
  }

  @AfterEach
  void stop() throws Exception {
    uccx.close();
  }

  /** Rule 2.6c: UCCX moves the rows of the day into its history then, so one may be in neither. */
  @ParameterizedTest
  @ValueSource(strings = {"23:58:30", "23:59:59", "00:00:00", "00:01:30"})
  void aboutMidnightNothingIsCalledAbsent(LocalTime time) throws Exception {
    assertThat(missing(uccx.gateway(uccx.settings("fake-password"), time)))
        .isInstanceOf(Finding.CannotTell.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"23:57:30", "00:02:30"})
  void beforeAndAfterThatItIs(LocalTime time) throws Exception {
    assertThat(missing(uccx.gateway(uccx.settings("fake-password"), time)))
        .isInstanceOf(Finding.Absent.class);
  }

  @Test
  void inACopyOfTheTablesNothingIsEverAbsent() throws Exception {
    assertThat(missing(uccx.gateway(uccx.settings("fake-password", true))))
        .isInstanceOf(Finding.CannotTell.class);
  }

  /** Rule 2.4; none of them may be written a second time. */
  @ParameterizedTest
  @ValueSource(ints = {201, 301, 302, 307, 308, 408, 409, 413, 429, 500, 502, 503, 504})
  void anAnswerThatTheDeveloperPagesDoNotListProvesNothing(int status) throws Exception {
    answer(status);
    assertThat(send(uccx.settings("fake-password"))).isInstanceOf(SendOutcome.InDoubt.class);
    assertThat(uccx.log()).noneMatch(line -> line.contains("accepted"));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 405})
  void aRefusalOfTheRequestItselfIsDefinite(int status) throws Exception {
    answer(status);
    assertThat(send(uccx.settings("fake-password"))).isInstanceOf(SendOutcome.TryLater.class);
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    HttpServer elsewhere = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    elsewhere.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          String there = uccx.rest().resolve(exchange.getRequestURI()).toString();
          exchange.getResponseHeaders().add("Location", there);
          exchange.sendResponseHeaders(307, -1);
          exchange.close();
        });
    elsewhere.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + elsewhere.getAddress().getPort());
      assertThat(send(at(address))).isInstanceOf(SendOutcome.InDoubt.class);
    } finally {
      elsewhere.stop(0);
    }
    assertThat(uccx.log()).noneMatch(line -> line.contains("accepted"));
  }

  @Test
  void campaignsThatCannotBeListedNowAreToldWithTheAnswer() {
    uccx.control("/faults", "{\"on\":\"GET campaigns\",\"kind\":\"status\",\"status\":503}");
    assertThatThrownBy(() -> gateway().campaigns())
        .isInstanceOf(DialerUnreachableException.class)
        .hasMessageContaining("HTTP 503");
  }

  @Test
  void aListOfCampaignsIsNotWaitedForLongerThanAReadMayTake() {
    uccx.control("/faults", "{\"on\":\"GET campaigns\",\"kind\":\"delay\",\"delayMs\":60000}");
    long start = System.nanoTime();
    assertThatThrownBy(() -> gateway().campaigns()).isInstanceOf(DialerUnreachableException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void aTableOfAnotherNameMakesNothingAbsent() {
    UccxTables d = UccxTables.DEFAULT;
    UccxTables wrong =
        new UccxTables(
            d.live(),
            "NoSuchHistory",
            d.recordId(),
            d.campaignId(),
            d.accountNumber(),
            d.phone(),
            d.callStatus(),
            d.callResult(),
            d.callsMade(),
            d.changedAt());
    DialerGateway gateway =
        uccx.gateway(uccx.settings("fake-password"), wrong, uccx.tables("fake-password"));
    assertThatThrownBy(() -> missing(gateway))
        .isInstanceOf(DialerUnreachableException.class)
        .hasMessageContaining("tables");
  }

  private void answer(int status) {
    uccx.control(
        "/faults", "{\"on\":\"POST contacts\",\"kind\":\"status\",\"status\":" + status + "}");
  }

  private SendOutcome send(UccxSettings settings) throws DialerUnreachableException {
    try (Delivery delivery = uccx.gateway(settings).open(campaign())) {
      return delivery.send(
          List.of(new OutboundContact("AAAAABBBBBCCCCCDDDDD", "Ann", "Smith", "+12025550123")),
          Duration.ofSeconds(5));
    }
  }

  private Finding missing(DialerGateway gateway) throws DialerUnreachableException {
    return gateway.readBack(campaign(), List.of("NEVERSENT")).get("NEVERSENT");
  }

  @Override
  protected DialerGateway gateway() {
    return uccx.gateway();
  }

  @Override
  protected DialerGateway gatewayWithWrongPassword() {
    return uccx.gateway(uccx.settings("wrong"));
  }

  /** Where the simulator's REST API is. */
  URI gatewayAddress() {
    return uccx.rest();
  }

  /** A gateway with another address. */
  UccxGateway gatewayAt(URI address) {
    return uccx.gateway(at(address));
  }

  @Override
  protected DialerGateway gatewayToNobody() {
    return uccx.gateway(at(URI.create("http://127.0.0.1:9")));
  }

  private UccxSettings at(URI address) {
    UccxSettings s = uccx.settings("fake-password");
    return new UccxSettings(
        s.name(),
        address,
        s.user(),
        s.password(),
        s.zone(),
        s.numberPrefix(),
        s.connectLimit(),
        s.readLimit(),
        s.idleConnectionLimit(),
        s.longestProcessing(),
        s.tablesAreReplica());
  }

  @Override
  protected void dropReplies() {
    uccx.control("/faults", "{\"on\":\"POST contacts\",\"kind\":\"dropReply\"}");
  }

  @Override
  protected void neverAnswer() {
    uccx.control("/faults", "{\"on\":\"POST contacts\",\"kind\":\"neverAnswer\"}");
  }

  @Override
  protected void resetConnections() {
    uccx.control("/faults", "{\"on\":\"POST contacts\",\"kind\":\"reset\"}");
  }

  @Override
  protected void failAfterwards() {
    uccx.control(
        "/faults",
        "{\"on\":\"POST contacts\",\"kind\":\"status\",\"status\":500,\"afterwards\":true}");
  }

  @Override
  protected void delayAnswers(Duration delay) {
    uccx.control(
        "/faults",
        "{\"on\":\"POST contacts\",\"kind\":\"delay\",\"afterwards\":true,\"delayMs\":%d}"
            .formatted(delay.toMillis()));
  }

  @Override
  protected void restart() {
    uccx.control("/restart", "{\"downMs\":0}");
  }

  @Override
  protected void shutReads() {
    uccx.control("/faults", "{\"on\":\"JDBC\",\"kind\":\"refuseLogin\"}");
  }

  @Override
  protected void openReads() {
    uccx.noFaults();
  }

  @Override
  protected DialerGateway gatewayWithRefusedReads() {
    return uccx.gateway(
        uccx.settings("fake-password"), UccxTables.DEFAULT, uccx.tables("wrong-password"));
  }

  @Override
  protected void midnight() {
    uccx.control("/midnight", "");
    try {
      assertThat(uccx.log()).anyMatch(line -> line.contains("moved"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void pauseCalls() {
    uccx.control("/pause", "");
  }

  @Override
  protected void placeCalls() {
    uccx.control("/resume", "");
  }

  @Override
  protected String nameAtDialer(String accountNumber) {
    return uccx.name(accountNumber);
  }

  @Override
  protected int longestName() {
    return 50;
  }

  @Override
  protected String campaign() {
    return "1";
  }
}
