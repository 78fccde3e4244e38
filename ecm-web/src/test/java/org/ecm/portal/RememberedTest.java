package org.ecm.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RememberedTest {

  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();

  private Remembered<Integer> costing(Duration cost) {
    return new Remembered<>(
        () -> {
          now.addAndGet(cost.toNanos());
          return asked.incrementAndGet();
        },
        Duration.ofSeconds(1),
        now::get);
  }

  @Test
  void aYoungValueIsNotAskedForAgain() {
    Remembered<Integer> value = costing(Duration.ofMillis(1));
    assertThat(value.get()).isEqualTo(1);
    now.addAndGet(Duration.ofMillis(900).toNanos());
    assertThat(value.get()).isEqualTo(1);
    now.addAndGet(Duration.ofMillis(100).toNanos());
    assertThat(value.get()).isEqualTo(2);
  }

  @Test
  void aValueThatCostsMuchIsAskedForSeldom() {
    Remembered<Integer> value = costing(Duration.ofSeconds(2));
    assertThat(value.get()).isEqualTo(1);
    now.addAndGet(Duration.ofSeconds(19).toNanos());
    assertThat(value.get()).isEqualTo(1);
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(value.get()).isEqualTo(2);
  }

  @Test
  void noValueIsKeptBeyondItsGreatestAge() {
    Remembered<Integer> value =
        new Remembered<>(
            () -> {
              now.addAndGet(Duration.ofSeconds(2).toNanos());
              return asked.incrementAndGet();
            },
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            now::get);
    assertThat(value.get()).isEqualTo(1);
    now.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(value.get()).isEqualTo(1);
    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(value.get()).isEqualTo(2);
  }

  @Test
  void whileOneAsksTheOthersTakeTheLastValue() throws Exception {
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    Remembered<Integer> value =
        new Remembered<>(
            () -> {
              if (asked.get() > 0) {
                asking.countDown();
                awaitQuietly(answer);
              }
              return asked.incrementAndGet();
            },
            Duration.ofSeconds(1),
            now::get);
    value.get();
    now.addAndGet(Duration.ofSeconds(2).toNanos());
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> slow = other.submit(value::get);
      assertThat(asking.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(value.get()).isEqualTo(1);
      answer.countDown();
      assertThat(slow.get()).isEqualTo(2);
    } finally {
      answer.countDown();
      other.shutdownNow();
    }
  }

  @Test
  void aFailureIsPassedOnAndNotRemembered() {
    Remembered<Integer> value =
        new Remembered<>(
            () -> {
              if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("away");
              }
              return asked.get();
            },
            Duration.ofSeconds(1),
            now::get);
    assertThatThrownBy(value::get).hasMessage("away");
    assertThat(value.get()).isEqualTo(2);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
