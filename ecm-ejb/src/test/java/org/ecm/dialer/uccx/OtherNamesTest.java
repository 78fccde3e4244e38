package org.ecm.dialer.uccx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.ecm.dialer.DialerRecord;
import org.ecm.dialer.Disposition;
import org.ecm.dialer.Finding;
import org.ecm.dialer.ResultPage;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A UCCX whose tables and columns have other names, and whose server stands in Berlin. No two
 * columns of a row hold the same, so that two settings that are mixed up show.
 */
class OtherNamesTest {

  private static final Map<String, String> PROPERTIES =
      Map.ofEntries(
          Map.entry("ecm.uccx.time-zone", "Europe/Berlin"),
          Map.entry("ecm.uccx.number-prefix", "9011"),
          Map.entry("ecm.uccx.db.table.live", "informix.ob_today"),
          Map.entry("ecm.uccx.db.table.history", "informix.ob_before"),
          Map.entry("ecm.uccx.db.column.record-id", "rec"),
          Map.entry("ecm.uccx.db.column.campaign-id", "camp"),
          Map.entry("ecm.uccx.db.column.account-number", "acct"),
          Map.entry("ecm.uccx.db.column.phone", "tel"),
          Map.entry("ecm.uccx.db.column.call-status", "stat"),
          Map.entry("ecm.uccx.db.column.call-result", "res"),
          Map.entry("ecm.uccx.db.column.calls-made", "calls"),
          Map.entry("ecm.uccx.db.column.changed-at", "modified"));

  private static final Instant NOON = Instant.parse("2026-11-02T11:00:00Z");

  /** As the tables have it: half past eleven at night in Berlin. */
  private static final DialerRecord LIVE =
      new DialerRecord(
          "11",
          "7",
          "ABC",
          "+12025550111",
          4,
          "2",
          "15",
          DialerRecord.Progress.UNDER_WAY,
          Disposition.NO_ANSWER,
          Instant.parse("2026-11-01T22:30:00Z"));

  private static final DialerRecord HISTORICAL =
      new DialerRecord(
          "12",
          "7",
          "DEF",
          "+12025550112",
          1,
          "5",
          "16",
          DialerRecord.Progress.FINISHED,
          Disposition.DIALER_ABANDONED,
          Instant.parse("2026-11-01T22:00:00Z"));

  private final DataSource source =
      JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");

  @BeforeEach
  void aRowInEachTable() {
    Jdbi.create(source)
        .useHandle(
            h -> {
              h.execute("create schema informix");
              for (String table : List.of("ob_today", "ob_before")) {
                h.execute(
                    "create table informix."
                        + table
                        + " (rec int, camp int, acct varchar, tel varchar, stat int, res int,"
                        + " calls int, modified timestamp)");
              }
              h.execute(
                  "insert into informix.ob_today values (11, 7, 'ABC', '901112025550111', 2, 15, 4,"
                      + " '2026-11-01 23:30:00')");
              h.execute(
                  "insert into informix.ob_before values (12, 7, 'DEF', '901112025550112', 5, 16,"
                      + " 1, '2026-11-01 23:00:00')");
              // The same one in both: midnight has copied it, and it was changed since.
              h.execute(
                  "insert into informix.ob_before values (10, 7, 'ABC', '901112025550199', 1, 14,"
                      + " 3, '2026-10-20 12:00:00')");
            });
  }

  @Test
  void whatIsLookedUpIsReadFromTheColumnsThatAreNamed() throws Exception {
    assertThat(uccx(NOON).lookUp(List.of("ABC", "DEF"))).containsExactly(LIVE, HISTORICAL);
  }

  @Test
  void whatHasChangedIsReadFromTheColumnsThatAreNamed() throws Exception {
    UccxGateway uccx = uccx(NOON);
    ResultPage page = uccx.changedSince("7", uccx.positionBefore(NOON), 10);
    assertThat(page.records()).containsExactly(LIVE, HISTORICAL);
    assertThat(uccx.changedSince("8", uccx.positionBefore(NOON), 10).records()).isEmpty();
  }

  @Test
  void aPageGoesOnByTheTimeOfTheChange() throws Exception {
    UccxGateway uccx = uccx(NOON);
    ResultPage first = uccx.changedSince("7", null, 1);
    assertThat(first.more()).isTrue();
    ResultPage second = uccx.changedSince("7", first.position(), 1);
    assertThat(second.records()).containsExactly(HISTORICAL);
  }

  @Test
  void aFirstReadBeginsADayBeforeByTheDialersOwnClock() throws Exception {
    UccxGateway uccx = uccx(NOON);
    Instant aDayAfter = LIVE.changedAt().plusSeconds(86_400);
    assertThat(uccx.changedSince("7", uccx.positionBefore(aDayAfter), 10).records())
        .containsExactly(LIVE);
    assertThat(uccx.changedSince("7", uccx.positionBefore(aDayAfter.plusSeconds(1)), 10).records())
        .isEmpty();
  }

  /** Rule 2.6c. */
  @Test
  void theMidnightAtWhichNothingIsCalledAbsentIsTheDialersOwn() throws Exception {
    assertThat(missingAt("2026-11-01T22:59:30Z")).isInstanceOf(Finding.CannotTell.class);
    assertThat(missingAt("2026-11-01T23:01:30Z")).isInstanceOf(Finding.CannotTell.class);
    assertThat(missingAt("2026-11-02T00:00:00Z")).isInstanceOf(Finding.Absent.class);
  }

  @Test
  void inSummerItsMidnightIsAnHourEarlier() throws Exception {
    assertThat(missingAt("2026-07-01T21:59:30Z")).isInstanceOf(Finding.CannotTell.class);
    assertThat(missingAt("2026-07-01T22:59:30Z")).isInstanceOf(Finding.Absent.class);
  }

  @Test
  void aNumberWithoutThePrefixIsNotOurs() throws Exception {
    Map<String, String> other = new HashMap<>(PROPERTIES);
    other.put("ecm.uccx.number-prefix", "00");
    assertThat(uccx(other, NOON).lookUp(List.of("ABC")).get(0).number()).isNull();
  }

  private Finding missingAt(String instant) throws Exception {
    return uccx(Instant.parse(instant)).readBack("7", List.of("NEVERSENT")).get("NEVERSENT");
  }

  private UccxGateway uccx(Instant now) {
    return uccx(PROPERTIES, now);
  }

  private UccxGateway uccx(Map<String, String> properties, Instant now) {
    UccxProducer producer = Configured.producer(properties);
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return new UccxGateway(producer.settings(), producer.names(), source, null, clock);
  }
}
