package org.ecm.cluster.leaving;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.as.server.suspend.ServerResumeContext;
import org.jboss.as.server.suspend.ServerSuspendContext;
import org.jboss.as.server.suspend.SuspendableActivity;

/**
 * Lets the server go on taking requests for a while after it has left the state {@code normal},
 * without which {@link org.ecm.cluster.ServerState} counts it as not ready (WildFly Core 31, {@code
 * SuspendController}: all activities are prepared before the first is suspended). It ends sooner
 * where the one who suspends has less patience.
 */
class Leaving implements SuspendableActivity {

  private final long millis;

  /**
   * @param millis how long clients may need to be led to the other node; 0: they are not
   */
  Leaving(long millis) {
    this.millis = millis;
  }

  @Override
  public CompletionStage<Void> prepare(ServerSuspendContext context) {
    return CompletableFuture.runAsync(
        () -> {}, CompletableFuture.delayedExecutor(millis, MILLISECONDS));
  }

  @Override
  public CompletionStage<Void> suspend(ServerSuspendContext context) {
    return COMPLETED;
  }

  @Override
  public CompletionStage<Void> resume(ServerResumeContext context) {
    return COMPLETED;
  }
}
