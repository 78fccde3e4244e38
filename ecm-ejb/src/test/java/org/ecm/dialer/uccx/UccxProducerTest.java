package org.ecm.dialer.uccx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The names of settings are those of docs/settings.md. */
class UccxProducerTest {

  @Test
  void eachSettingGoesToItsPlace() {
    UccxSettings settings =
        Configured.producer(
                Map.ofEntries(
                    Map.entry("ecm.uccx.name", "uccx-2"),
                    Map.entry("ecm.uccx.url", "https://uccx-2.example.com"),
                    Map.entry("ecm.uccx.user", "fake-user"),
                    Map.entry("ecm.uccx.password", "fake-password"),
                    Map.entry("ecm.uccx.time-zone", "Europe/Berlin"),
                    Map.entry("ecm.uccx.number-prefix", "9011"),
                    Map.entry("ecm.uccx.connect-limit-ms", "1"),
                    Map.entry("ecm.uccx.read-limit-ms", "2"),
                    Map.entry("ecm.uccx.idle-connection-ms", "3"),
                    Map.entry("ecm.uccx.processing-ms", "4"),
                    Map.entry("ecm.uccx.db.replica", "true")))
            .settings();
    assertThat(settings)
        .isEqualTo(
            new UccxSettings(
                "uccx-2",
                URI.create("https://uccx-2.example.com"),
                "fake-user",
                "fake-password",
                ZoneId.of("Europe/Berlin"),
                "9011",
                Duration.ofMillis(1),
                Duration.ofMillis(2),
                Duration.ofMillis(3),
                Duration.ofMillis(4),
                true));
  }

  @Test
  void withoutSettingsTheDefaultsAreThoseThatAreWrittenDown() {
    UccxProducer producer = Configured.producer(Map.of());
    assertThat(producer.settings())
        .isEqualTo(
            new UccxSettings(
                "uccx",
                URI.create("https://localhost"),
                "administrator",
                "",
                ZoneId.of("UTC"),
                "",
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                Duration.ofMinutes(1),
                Duration.ofSeconds(10),
                false));
    assertThat(producer.names()).isEqualTo(UccxTables.DEFAULT);
  }

  @Test
  void whatIsNoNameOfAColumnIsRefusedAtTheStart() {
    UccxProducer producer =
        Configured.producer(Map.of("ecm.uccx.db.column.phone", "phone01 from app_user --"));
    assertThatThrownBy(producer::names)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("phone01 from");
  }
}
