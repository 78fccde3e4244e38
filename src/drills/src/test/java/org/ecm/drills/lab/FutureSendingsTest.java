package org.ecm.drills.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class FutureSendingsTest {

  @Test
  void whatWasMarkedByAClockThatWasFastIsDatedBackOnce() {
    try (Handle h = Jdbi.open("jdbc:h2:mem:;MODE=MSSQLServer")) {
      h.execute("create table batch (id bigint, sending_at datetime2(6))");
      h.execute("insert into batch values (1, '2026-11-27 15:04:48'), (2, '2026-11-27 14:04:48')");
      h.execute("insert into batch values (3, null)");
      Instant now = Instant.parse("2026-11-27T14:05:15Z");

      assertThat(FutureSendings.dateBack(h, now)).isEqualTo(1);
      assertThat(FutureSendings.dateBack(h, now)).isZero();
      assertThat(
              h.createQuery("select sending_at from batch where id < 3 order by id")
                  .mapTo(LocalDateTime.class)
                  .list())
          .containsOnly(LocalDateTime.parse("2026-11-27T14:04:48"));
    }
  }
}
