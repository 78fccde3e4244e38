package org.ecm.dialer.uccx;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.ecm.dialer.DialerRecord;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class UccxRecordsTest {

  private static final UccxSettings SETTINGS =
      new UccxSettings(
          "uccx",
          URI.create("http://127.0.0.1:9"),
          "fake-admin",
          "fake-password",
          ZoneOffset.UTC,
          "00",
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          false);

  private final DataSource source =
      JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");

  @Test
  void columnsOfAFixedLengthAreReadWithoutTheirBlanks() throws Exception {
    Jdbi.create(source)
        .useHandle(
            h -> {
              for (String table : List.of("DialingList", "DialingListHistory")) {
                h.execute(
                    "create table "
                        + table
                        + " (dialingListID int, campaignID char(5), accountNumber char(25),"
                        + " phone01 char(28), callStatus int, callResult int, callsMade int,"
                        + " updatedAt timestamp)");
              }
              h.execute(
                  "insert into DialingList values (1, '7', 'ABC', '0012025550111', 3, 1, 1, null)");
            });
    UccxRecords records = new UccxRecords(SETTINGS, UccxTables.DEFAULT, source, System::nanoTime);
    DialerRecord record =
        records.read((h, d) -> records.byAccount(h, List.of("ABC"), d)).get("ABC");
    assertThat(record).isNotNull();
    assertThat(record.campaign()).isEqualTo("7");
    assertThat(record.number()).isEqualTo("+12025550111");
  }
}
