package org.ecm.dialer.uccx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class UccxPositionTest {

  @Test
  void aPositionBeforeAnInstantIsADayEarlierOnTheDialersClock() {
    UccxPosition position =
        UccxPosition.before(Instant.parse("2026-11-26T10:00:00.123Z"), ZoneId.of("Europe/Berlin"));
    assertThat(position).hasToString("2026-11-25T11:00/-1 2026-11-25T11:00/-1");
    assertThat(UccxPosition.parse(position.toString())).isEqualTo(position);
  }
}
