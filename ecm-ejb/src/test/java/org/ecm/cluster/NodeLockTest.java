package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeLockTest {

  @TempDir Path data;

  @Test
  void aSecondDeploymentInTheSameProcessWaitsForTheFirst() throws Exception {
    NodeLock first = new NodeLock(data.resolve("node.lock"));
    NodeLock second = new NodeLock(data.resolve("node.lock"));
    assertThat(first.await(() -> false)).isTrue();
    CompletableFuture<Boolean> waiting = waiting(second);
    assertThat(waiting).isNotDone();
    first.release();
    assertThat(waiting.get(30, TimeUnit.SECONDS)).isTrue();
    second.release();
  }

  @Test
  void aNewStartWaitsForAProcessThatStandsStillAndGoesOnWhenItIsKilled() throws Exception {
    Path file = data.resolve("node.lock");
    Process other =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Holder.class.getName(),
                    file.toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (InputStream says = other.getInputStream()) {
      assertThat(says.read()).isEqualTo('L');
      NodeLock lock = new NodeLock(file);
      CompletableFuture<Boolean> waiting = waiting(lock);
      assertThat(waiting).isNotDone();
      other.destroyForcibly();
      assertThat(waiting.get(30, TimeUnit.SECONDS)).isTrue();
      lock.release();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void aStopEndsTheWaiting() throws Exception {
    NodeLock lock = new NodeLock(data.resolve("node.lock"));
    assertThat(lock.await(() -> true)).isFalse();
  }

  private static CompletableFuture<Boolean> waiting(NodeLock lock) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return lock.await(() -> false);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** Another process that takes the lock, says so, and does nothing more. */
  static class Holder {
    public static void main(String[] arguments) throws Exception {
      new NodeLock(Path.of(arguments[0])).await(() -> false);
      System.out.print('L');
      System.out.flush();
      Thread.currentThread().join();
    }
  }
}
