package org.ecm.dialer.uccx;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalTime;
import java.util.List;
import org.ecm.dialer.DialerGateway;
import org.ecm.dialer.DialerGatewayContract;
import org.ecm.dialer.DialerUnreachableException;
import org.ecm.dialer.Finding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UccxGatewayTest extends DialerGatewayContract {

  private SimulatedUccx uccx;

  @BeforeEach
  void start() throws Exception {
    uccx = new SimulatedUccx("--speed", "1000");
    uccx.control("/pause", "");
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

  @Override
  protected DialerGateway gatewayToNobody() {
    UccxSettings s = uccx.settings("fake-password");
    return uccx.gateway(
        new UccxSettings(
            s.name(),
            URI.create("http://127.0.0.1:9"),
            s.user(),
            s.password(),
            s.zone(),
            s.numberPrefix(),
            s.connectLimit(),
            s.readLimit(),
            s.idleConnectionLimit(),
            s.longestProcessing(),
            s.tablesAreReplica()));
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
  protected void placeCalls() {
    uccx.control("/resume", "");
  }

  @Override
  protected String campaign() {
    return "1";
  }
}
