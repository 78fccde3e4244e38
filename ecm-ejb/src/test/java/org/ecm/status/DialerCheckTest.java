package org.ecm.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.ecm.cluster.HandClock;
import org.ecm.dialer.DialerGateway;
import org.ecm.dialer.DialerGateways;
import org.ecm.dialer.ScriptedDialer;
import org.ecm.status.ServiceStatus.DialerState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DialerCheckTest {

  private static final long LIMIT_SECONDS = 30;

  private final OneDialer dialer = new OneDialer();
  private final HandClock clock = new HandClock(5);
  private final DialerCheck check = new DialerCheck(dialer, Clock.systemUTC(), clock);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    dialer.answers.countDown();
    threads.shutdownNow();
  }

  @Test
  void aDialerIsAskedOnceInAFewSeconds() {
    check.check();
    clock.pass(Duration.ofMillis(4999));
    check.check();
    assertThat(dialer.asked).isEqualTo(1);
    clock.pass(Duration.ofMillis(1));
    check.check();
    assertThat(dialer.asked).isEqualTo(2);
  }

  @Test
  void whoOnlyLooksDoesNotWaitForADialerThatIsSilent() throws Exception {
    List<DialerState> before = check.check();
    dialer.answers = new CountDownLatch(1);
    clock.pass(Duration.ofSeconds(5));
    Future<List<DialerState>> probe = threads.submit(check::check);
    assertThat(dialer.silent.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();

    assertThat(threads.submit(check::last).get(LIMIT_SECONDS, TimeUnit.SECONDS)).isSameAs(before);

    dialer.answers.countDown();
    assertThat(probe.get(LIMIT_SECONDS, TimeUnit.SECONDS)).isSameAs(check.last());
  }

  @Test
  void whoLooksBeforeAnythingWasFoundIsNotToldThatThereIsNoDialer() {
    assertThat(check.last()).extracting(DialerState::dialer).containsExactly("uccx");
  }

  /** Answers when it is told to. */
  private static final class OneDialer implements DialerGateways {
    private final CountDownLatch silent = new CountDownLatch(1);
    private volatile CountDownLatch answers = new CountDownLatch(0);
    private int asked;

    @Override
    public DialerGateway of(String dialer) {
      throw new IllegalArgumentException(dialer);
    }

    @Override
    public Collection<DialerGateway> all() {
      asked++;
      if (answers.getCount() > 0) {
        silent.countDown();
        awaitAnswer();
      }
      return List.of(new ScriptedDialer());
    }

    private void awaitAnswer() {
      try {
        answers.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
