package org.ecm.drills.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.ecm.drills.check.Evidence.Decision;
import org.ecm.drills.check.Evidence.Sending;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecisionReaderTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private Handle h;

  @BeforeEach
  void ledger() {
    h = Jdbi.open("jdbc:h2:mem:;MODE=MSSQLServer");
    h.execute(
        "create table batch (id bigint, epoch bigint, holder nvarchar(100), incarnation nvarchar(40),"
            + " created_at datetime2(6), sending_at datetime2(6))");
    h.execute(
        "create table attempt (batch_id bigint, account_number nvarchar(25), number nvarchar(20))");
    h.execute(
        "create table dialer_result (id bigint, epoch bigint, seen_at datetime2(6), verdict"
            + " nvarchar(40))");
  }

  @AfterEach
  void close() {
    h.close();
  }

  private void batch(long id, Instant created, Instant sending) {
    h.execute(
        "insert into batch values (?, 4, 'node1', 'a', ?, ?)", id, utc(created), utc(sending));
  }

  private void result(long id, Instant seen, String verdict) {
    h.execute("insert into dialer_result values (?, 4, ?, ?)", id, utc(seen), verdict);
  }

  private static LocalDateTime utc(Instant at) {
    return at == null ? null : LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }

  /** As finely as the database keeps it. */
  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  @Test
  void whatWasThereBeforeIsLeftOut() {
    batch(1, now(), now());
    result(1, now(), "APPLY");
    DecisionReader decisions = DecisionReader.fromNowOn(h);
    batch(2, now(), null);
    result(2, now(), "APPLY");
    result(3, now(), "LATE");
    assertThat(decisions.read(h))
        .extracting(Decision::what)
        .containsExactly("batch 2 claimed", "result 2");
  }

  @Test
  void aBlockOfIdsThatWasBegunBeforeOthersIsReadToo() {
    batch(51, now(), now());
    DecisionReader decisions = DecisionReader.fromNowOn(h);
    batch(7, now(), now());
    assertThat(decisions.read(h))
        .extracting(Decision::what)
        .containsExactly("batch 7 claimed", "batch 7 sent");
  }

  @Test
  void whatWasMarkedSinceHasItsRightTimeToo() {
    batch(1, now(), now());
    h.execute("insert into attempt values (1, '5.1', '+12025550101')");
    DecisionReader decisions = DecisionReader.fromNowOn(h);
    Instant at = now();
    batch(2, at, at.plus(HOUR));
    batch(3, at, null);
    h.execute("insert into attempt values (2, '6.1', '+12025550102')");
    h.execute("insert into attempt values (3, '7.1', '+12025550103')");
    assertThat(decisions.marked(h)).containsExactly(new Sending("6.1", "+12025550102", at));
  }

  @Test
  void whatWasDecidedUnderASlowOrFastClockHasItsRightTime() {
    DecisionReader decisions = DecisionReader.fromNowOn(h);
    Instant at = now();
    batch(1, at.minus(HOUR), at.plus(HOUR));
    result(1, at.minus(HOUR), "APPLY");
    assertThat(decisions.read(h)).extracting(Decision::at).isEqualTo(List.of(at, at, at));
  }
}
