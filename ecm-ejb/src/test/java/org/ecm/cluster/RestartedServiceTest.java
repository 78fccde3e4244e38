package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RestartedServiceTest {
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Frail service = new Frail();
  private final RestartedService restarted =
      new RestartedService(service, stopped, Duration.ofMillis(1));

  @Test
  void whatEndsOfAnErrorIsStartedAgainUntilItEndsByItself() {
    service.failures = 2;
    restarted.run();
    assertThat(service.runs).isEqualTo(3);
  }

  @Test
  void notOnANodeThatStops() {
    service.failures = Integer.MAX_VALUE;
    service.last = 2;
    restarted.run();
    assertThat(service.runs).isEqualTo(2);
  }

  private final class Frail implements NodeService {
    private int failures;
    private int runs;
    private int last;

    @Override
    public String name() {
      return "frail";
    }

    @Override
    public void run() {
      if (++runs == last) {
        stopped.countDown();
      }
      if (runs <= failures) {
        throw new NoClassDefFoundError("gone");
      }
    }

    @Override
    public void stop() {}
  }
}
