package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** A node's time of day beside that of its database, here in the same process. */
class ClockCheckTest {

  private final JdbcConnectionPool source =
      JdbcConnectionPool.create(
          "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=MSSQLServer;TIME ZONE=UTC", "sa", "sa");
  private Duration offset = Duration.ZERO;
  private final ClockCheck check =
      new ClockCheck(
          new ClusterStore(source),
          new HealthLimits(
              Duration.ZERO, Duration.ZERO, Duration.ofSeconds(30), Duration.ofSeconds(15)),
          new MovedClock());

  private final class MovedClock extends Clock {
    @Override
    public Instant instant() {
      return Instant.now().plus(offset);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  private String troubleAt(Duration offset) {
    this.offset = offset;
    check.turn();
    return check.trouble();
  }

  @Test
  void aClockThatAgreesIsRight() {
    assertThat(troubleAt(Duration.ZERO)).isNull();
    assertThat(troubleAt(Duration.ofSeconds(20))).isNull();
    assertThat(troubleAt(Duration.ofSeconds(-20))).isNull();
  }

  @Test
  void aClockThatIsFastOrSlowIsWrongUntilItIsPutRight() {
    assertThat(troubleAt(Duration.ofHours(1)))
        .containsPattern("3[56]\\d\\d s ahead of the database's");
    assertThat(troubleAt(Duration.ofHours(-1)))
        .containsPattern("3[56]\\d\\d s behind the database's");
    assertThat(troubleAt(Duration.ZERO)).isNull();
  }

  @Test
  void aDatabaseThatDoesNotAnswerSaysNothingOfClocks() {
    assertThat(troubleAt(Duration.ofHours(1))).isNotNull();
    source.dispose();
    assertThat(troubleAt(Duration.ZERO)).isNotNull();
  }
}
