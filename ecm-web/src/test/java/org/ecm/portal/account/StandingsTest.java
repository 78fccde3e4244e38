package org.ecm.portal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecm.cluster.Monotonic;
import org.ecm.security.Standing;
import org.ecm.security.Users;
import org.junit.jupiter.api.Test;

class StandingsTest {

  private static final Standing BEFORE = new Standing(true, false, 1);
  private static final Standing LOCKED = new Standing(false, false, 2);

  private final Stored users = new Stored();
  private final Hands clock = new Hands();
  private final Standings standings = new Standings(users, clock);

  @Test
  void aChangeIsKnownASecondLaterAtMost() {
    assertThat(standings.of("ada")).contains(BEFORE);
    users.standing = Optional.of(LOCKED);
    clock.pass(Duration.ofMillis(999));
    assertThat(standings.of("ada")).contains(BEFORE);
    clock.pass(Duration.ofMillis(1));
    assertThat(standings.of("ada")).contains(LOCKED);
  }

  @Test
  void theOwnChangeIsKnownAtOnce() {
    standings.of("ada");
    users.standing = Optional.of(LOCKED);
    standings.forget("ada");
    assertThat(standings.of("ada")).contains(LOCKED);
  }

  @Test
  void whileTheDatabaseIsAwayWhatWasKnownHoldsAndIsAskedForOnceASecond() {
    standings.of("ada");
    users.failure = new IllegalStateException(new SQLException("The connection is gone", "08006"));
    clock.pass(Duration.ofSeconds(1));
    assertThat(standings.of("ada")).contains(BEFORE);
    assertThat(standings.of("ada")).contains(BEFORE);
    assertThat(users.asked).isEqualTo(2);

    users.failure = null;
    users.standing = Optional.of(LOCKED);
    clock.pass(Duration.ofSeconds(1));
    assertThat(standings.of("ada")).contains(LOCKED);
  }

  @Test
  void aMistakeIsNoOutage() {
    standings.of("ada");
    users.failure = new IllegalStateException(new SQLException("No such column", "42S22"));
    clock.pass(Duration.ofSeconds(1));
    assertThatThrownBy(() -> standings.of("ada")).isSameAs(users.failure);
    clock.pass(Duration.ofSeconds(1));
    assertThatThrownBy(() -> standings.of("ada")).isSameAs(users.failure);
  }

  @Test
  void howeverLongTheDatabaseIsSilentOnlyOneWaitsForIt() {
    standings.of("ada");
    List<Optional<Standing>> others = new ArrayList<>();
    users.whileAsked =
        () -> {
          for (int i = 0; i < 3; i++) {
            clock.pass(Duration.ofSeconds(6));
            others.add(standings.of("ada"));
          }
        };
    clock.pass(Duration.ofSeconds(1));
    users.standing = Optional.of(LOCKED);

    assertThat(standings.of("ada")).contains(LOCKED);
    assertThat(others).hasSize(3).containsOnly(Optional.of(BEFORE));
    assertThat(users.asked).isEqualTo(2);
  }

  @Test
  void whatWasAskedBeforeTheOwnChangeDoesNotOutliveIt() {
    standings.of("ada");
    users.whileAsked = () -> standings.forget("ada");
    clock.pass(Duration.ofSeconds(1));
    standings.of("ada");

    users.whileAsked = () -> {};
    users.standing = Optional.of(LOCKED);
    assertThat(standings.of("ada")).contains(LOCKED);
  }

  private static final class Stored extends Users {
    private Optional<Standing> standing = Optional.of(BEFORE);
    private RuntimeException failure;
    private Runnable whileAsked = () -> {};
    private int asked;

    @Override
    public Optional<Standing> standing(String username) {
      if (++asked > 1) {
        whileAsked.run();
      }
      if (failure != null) {
        throw failure;
      }
      return standing;
    }
  }

  private static final class Hands implements Monotonic {
    private long nanos;

    void pass(Duration time) {
      nanos += time.toNanos();
    }

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public long wallMillis() {
      return nanos / 1_000_000;
    }
  }
}
