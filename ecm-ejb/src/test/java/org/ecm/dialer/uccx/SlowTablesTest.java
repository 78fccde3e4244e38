package org.ecm.dialer.uccx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.ecm.dialer.DialerUnreachableException;
import org.ecm.dialer.Finding;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tables in which each statement takes seconds, by a clock that they move themselves. Public for
 * H2.
 */
public class SlowTablesTest {

  private static final AtomicLong NANOS = new AtomicLong();
  private static final UccxSettings TEN_SECONDS =
      new UccxSettings(
          "uccx",
          URI.create("http://127.0.0.1:9"),
          "fake-admin",
          "fake-password",
          ZoneOffset.UTC,
          "",
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          false);

  private final DataSource source =
      JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
  private final UccxGateway uccx =
      new UccxGateway(
          TEN_SECONDS,
          UccxTables.DEFAULT,
          source,
          null,
          Clock.fixed(Instant.parse("2026-11-02T12:00:00Z"), ZoneOffset.UTC),
          NANOS::get);

  /** What the tables call for each row: each has one. */
  public static boolean pass(int seconds) {
    NANOS.addAndGet(Duration.ofSeconds(seconds).toNanos());
    return true;
  }

  @BeforeEach
  void aRowInEachTable() {
    Jdbi.create(source)
        .useHandle(
            h -> {
              h.execute("create alias pass for '" + getClass().getName() + ".pass'");
              h.execute("create table speed (seconds int)");
              h.execute(
                  "create table entry (dialingListID int, campaignID int, accountNumber varchar,"
                      + " phone01 varchar, callStatus int, callResult int, callsMade int,"
                      + " updatedAt timestamp)");
              h.execute("insert into entry values (1, 1, 'A', '12025550111', 1, 0, 0, now())");
              for (String table : List.of("DialingList", "DialingListHistory")) {
                h.execute(
                    "create view "
                        + table
                        + " as select e.* from entry e join speed s on pass(s.seconds)");
              }
            });
  }

  /** Live, history, and both again: all of them have to fit, for no sign of life comes between. */
  @Test
  void aReadBackWhoseStatementsTakeTooLongTogetherProvesNothing() {
    eachStatementTakes(4);
    assertThatThrownBy(() -> uccx.readBack("1", List.of("A", "MISSING")))
        .isInstanceOf(DialerUnreachableException.class)
        .hasMessageContaining("within 10000 ms (ecm.uccx.read-limit-ms)");
  }

  @Test
  void oneWhoseStatementsFitIsCovering() throws Exception {
    eachStatementTakes(2);
    assertThat(uccx.readBack("1", List.of("A", "MISSING")).get("MISSING"))
        .isInstanceOf(Finding.Absent.class);
  }

  @Test
  void noOtherReadOfTheTablesTakesLongerEither() throws Exception {
    eachStatementTakes(9);
    assertThat(uccx.lookUp(List.of("A"))).hasSize(1);
    eachStatementTakes(11);
    assertThatThrownBy(() -> uccx.lookUp(List.of("A")))
        .isInstanceOf(DialerUnreachableException.class);
    assertThatThrownBy(() -> uccx.changedSince("1", null, 100))
        .isInstanceOf(DialerUnreachableException.class);
  }

  @Test
  void aStatementGetsTheTimeThatThoseBeforeItHaveLeft() throws Exception {
    Deadline deadline = new Deadline(TEN_SECONDS, NANOS::get);
    assertThat(deadline.secondsLeft()).isEqualTo(10);
    pass(4);
    assertThat(deadline.secondsLeft()).isEqualTo(6);
    pass(6);
    assertThatThrownBy(deadline::secondsLeft).isInstanceOf(DialerUnreachableException.class);
  }

  private void eachStatementTakes(int seconds) {
    Jdbi.create(source)
        .useHandle(
            h -> {
              h.execute("delete from speed");
              h.execute("insert into speed values (?)", seconds);
            });
  }
}
