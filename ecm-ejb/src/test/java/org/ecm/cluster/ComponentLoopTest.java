package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Its rounds off duty, which need no mandate and are run as those under one. */
class ComponentLoopTest extends TwoSeats {

  private static final Duration PAUSE = Duration.ofMillis(1);

  private final Counting component = new Counting();
  private final ComponentLoop loop =
      new ComponentLoop(component, node1, PAUSE, Clock.systemUTC(), Monotonic.SYSTEM);
  private final Thread thread = new Thread(loop, "loop");

  @BeforeEach
  void begin() {
    thread.start();
    awaitRounds(1);
  }

  @AfterEach
  void end() throws InterruptedException {
    loop.stop();
    thread.join();
  }

  @Test
  void aRoundThatFailsIsFollowedByOthers() {
    component.failure = new IllegalStateException("broken");
    await().untilAsserted(() -> assertThat(loop.lastError()).contains("broken"));
    awaitRounds(component.rounds.get() + 2);
    component.failure = null;
    await().untilAsserted(() -> assertThat(loop.lastError()).isEmpty());
  }

  @Test
  void whoeverInterruptsTheThreadDoesNotEndTheLoop() {
    thread.interrupt();
    awaitRounds(component.rounds.get() + 3);
    assertThat(loop.isStopped()).isFalse();
    assertThat(thread.isAlive()).isTrue();
  }

  private void awaitRounds(int count) {
    await().until(() -> component.rounds.get() >= count);
  }

  private static final class Counting implements Component {
    private final AtomicInteger rounds = new AtomicInteger();
    private volatile RuntimeException failure;

    @Override
    public String name() {
      return "counting";
    }

    @Override
    public boolean turn(Mandate mandate, MandateSeat seat) {
      return false;
    }

    @Override
    public void offDuty() {
      rounds.incrementAndGet();
      RuntimeException thrown = failure;
      if (thrown != null) {
        throw thrown;
      }
    }
  }
}
