package org.ecm.drills.fault;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;

/**
 * WildFly stands still at a given place of its work, on the node that comes there first, and goes
 * on from there when the other node has long taken over.
 */
public final class FreezeAt implements Fault {
  private static final long HIT_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final String className;
  private final String method;
  private final Map<EcmNode, Debugger> debuggers = new LinkedHashMap<>();
  private EcmNode victim;
  private Standstill standstill;

  public FreezeAt(String className, String method) {
    this.className = className;
    this.method = method;
  }

  @Override
  public void strike(Scene scene) throws InterruptedException {
    for (EcmNode node : scene.site().nodes()) {
      Debugger.ofLiving(node).ifPresent(debugger -> debuggers.put(node, debugger));
    }
    try {
      for (Debugger debugger : debuggers.values()) {
        debugger.stopAt(className, method);
      }
      victim = first();
      standstill = Standstill.of(victim, true);
      scene
          .timeline()
          .strike("WildFly on " + victim.name() + " is frozen in " + className + "." + method);
      standstill.begin();
    } finally {
      // Also if nobody came: who comes later must not stand there for ever.
      debuggers.forEach(
          (node, debugger) -> {
            if (node != victim) {
              debugger.close();
            }
          });
    }
  }

  private EcmNode first() throws InterruptedException {
    long end = System.nanoTime() + HIT_LIMIT_NANOS;
    while (System.nanoTime() < end) {
      for (Map.Entry<EcmNode, Debugger> one : debuggers.entrySet()) {
        if (one.getValue().hasStopped()) {
          return one.getKey();
        }
      }
    }
    throw new DrillException("Nobody came to " + className + "." + method);
  }

  @Override
  public void check(Scene scene) {
    standstill.checkLives("did not live until it could go on");
  }

  @Override
  public void heal(Scene scene) {
    if (standstill != null) {
      standstill.end(scene);
    }
    // Only then is the thread free that stood at the place.
    debuggers.values().forEach(Debugger::close);
    if (standstill != null) {
      standstill.spareNoMore();
    }
  }

  @Override
  public void checkHealed(Scene scene) {
    standstill.checkLives("did not go on when it could");
  }
}
