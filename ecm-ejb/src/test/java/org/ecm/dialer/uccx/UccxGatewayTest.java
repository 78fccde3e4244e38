package org.ecm.dialer.uccx;

import java.net.URI;
import org.ecm.dialer.DialerGateway;
import org.ecm.dialer.DialerGatewayContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

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
