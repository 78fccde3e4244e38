package org.ecm.dialer.uccx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ecm.dialer.Delivery;
import org.ecm.dialer.Finding;
import org.ecm.dialer.OutboundContact;
import org.ecm.dialer.SendOutcome;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A UCCX that dials through a gateway which wants something before the number. */
class NumberPrefixTest {

  private static final String ACCOUNT = "AAAAABBBBBCCCCCDDDDD";

  private SimulatedUccx simulated;

  @BeforeEach
  void start() throws Exception {
    simulated = new SimulatedUccx();
    simulated.control("/pause", "");
  }

  @AfterEach
  void stop() throws Exception {
    simulated.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "000", "9011", "1"})
  void itIsDialledWithThePrefixAndComesBackWithout(String prefix) throws Exception {
    UccxGateway uccx = uccx(prefix);
    try (Delivery delivery = uccx.open("1")) {
      List<OutboundContact> contacts =
          List.of(new OutboundContact(ACCOUNT, "Ann", "Smith", "+12025550123"));
      assertThat(delivery.send(contacts, Duration.ofSeconds(15)))
          .isInstanceOf(SendOutcome.Accepted.class);
    }
    assertThat(dialled()).isEqualTo(prefix + "12025550123");
    assertThat(uccx.lookUp(List.of(ACCOUNT)).get(0).number()).isEqualTo("+12025550123");
    assertThat(uccx.readBack("1", List.of(ACCOUNT)).get(ACCOUNT))
        .isInstanceOfSatisfying(
            Finding.There.class, f -> assertThat(f.record().number()).isEqualTo("+12025550123"));
    assertThat(uccx.changedSince("1", null, 10).records())
        .extracting("number")
        .containsExactly("+12025550123");
  }

  private String dialled() {
    return Jdbi.create(simulated.tables("fake-password"))
        .withHandle(
            h -> h.createQuery("select phone01 from DialingList").mapTo(String.class).one());
  }

  private UccxGateway uccx(String prefix) {
    return simulated.gateway(
        Configured.producer(
                Map.of(
                    "ecm.uccx.url",
                    simulated.rest().toString(),
                    "ecm.uccx.user",
                    "fake-admin",
                    "ecm.uccx.password",
                    "fake-password",
                    "ecm.uccx.number-prefix",
                    prefix))
            .settings());
  }
}
