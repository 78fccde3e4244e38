package org.ecm.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class UserZoneTest {

  @Test
  void aZoneIsReadAsTheScriptWritesIt() {
    assertThat(UserZone.named("Europe/Berlin")).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(UserZone.named("America/Argentina/Buenos_Aires"))
        .isEqualTo(ZoneId.of("America/Argentina/Buenos_Aires"));
  }

  @Test
  void whatIsNoZoneIsUtc() {
    assertThat(UserZone.named("")).isEqualTo(ZoneOffset.UTC);
    assertThat(UserZone.named("Europe.Berlin")).isEqualTo(ZoneOffset.UTC);
  }
}
