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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @BeforeEach
  void emptyTables() {
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
            });
  }

  @Test
  void columnsOfAFixedLengthAreReadWithoutTheirBlanks() throws Exception {
    DialerRecord record = shown(3);
    assertThat(record).isNotNull();
    assertThat(record.campaign()).isEqualTo("7");
    assertThat(record.number()).isEqualTo("+12025550111");
  }

  @ParameterizedTest
  @CsvSource({
    "1, UNDER_WAY",
    "2, UNDER_WAY",
    "3, FINISHED",
    "4, UNDER_WAY",
    "5, FINISHED",
    "6, UNDER_WAY",
    "7, INTERRUPTED",
    "99, UNDER_WAY"
  })
  void theStatusTellsHowFarTheDialerIs(int status, DialerRecord.Progress progress)
      throws Exception {
    assertThat(shown(status).progress()).isEqualTo(progress);
  }

  private DialerRecord shown(int status) throws Exception {
    Jdbi.create(source)
        .useHandle(
            h ->
                h.execute(
                    "insert into DialingList values (1, '7', 'ABC', '0012025550111', ?, 1, 1, null)",
                    status));
    UccxRecords records = new UccxRecords(SETTINGS, UccxTables.DEFAULT, source, System::nanoTime);
    return records.read((h, d) -> records.byAccount(h, List.of("ABC"), d)).get("ABC");
  }
}
