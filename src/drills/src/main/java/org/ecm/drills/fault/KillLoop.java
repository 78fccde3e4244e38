package org.ecm.drills.fault;

import java.time.Duration;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;

/**
 * Contact Feed's thread ends of an error between the mark SENDING and the request, while WildFly is
 * well. The node must start it again, whoever has the component then.
 */
public final class KillLoop implements Fault {
  private static final Duration HIT_LIMIT = Duration.ofSeconds(60);
  private static final String DELIVERY = "org.ecm.dialer.uccx.UccxDelivery";
  private static final String THREAD = Debugger.threadOf(Roles.CONTACT_FEED);
  private static final String STARTED_AGAIN =
      Roles.CONTACT_FEED + ": its loop has ended; starting it again";

  private EcmNode victim;
  private long restarts;

  @Override
  public void strike(Scene scene) throws InterruptedException {
    victim = scene.roles().feeding();
    restarts = victim.logged(STARTED_AGAIN);
    try (Debugger debugger = Debugger.attach(victim)) {
      debugger.stopAt(DELIVERY, "send");
      debugger.awaitStop(HIT_LIMIT);
      scene.timeline().strike("The thread of Contact Feed ends of an error on " + victim.name());
      debugger.throwNew(OutOfMemoryError.class);
    }
  }

  @Override
  public void check(Scene scene) {
    try (Debugger debugger = Debugger.attach(victim)) {
      if (victim.logged(STARTED_AGAIN) == restarts || !debugger.hasThread(THREAD)) {
        throw new DrillException(victim.name() + " has not started Contact Feed's loop again");
      }
    }
    scene.timeline().add(victim.name() + " has started Contact Feed's loop again");
  }
}
