package org.ecm.drills.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;

/**
 * A component hangs on the node that has it, or on both, while WildFly is well. If it hangs on one
 * only, the other must have it by the time that this is put right, and be at work; if on both, both
 * must say so.
 */
public final class HangComponent implements Fault {
  /** Where a node's thread is stopped. */
  private interface Place {
    void stop(Debugger debugger) throws InterruptedException;
  }

  private static final Duration HIT_LIMIT = Duration.ofSeconds(60);

  private final String component;
  private final boolean onBoth;
  private final Place place;
  private EcmNode active;
  private EcmNode peer;
  private long done;
  private final List<Debugger> debuggers = new ArrayList<>();

  private HangComponent(String component, boolean onBoth, Place place) {
    this.component = component;
    this.onBoth = onBoth;
    this.place = place;
  }

  /** Wherever its thread is. */
  public static HangComponent anywhere(String component, boolean onBoth) {
    return new HangComponent(
        component, onBoth, debugger -> debugger.suspend(Debugger.threadOf(component)));
  }

  /** On one node, as its thread comes to a method. */
  public static HangComponent at(String component, String className, String method) {
    return new HangComponent(
        component,
        false,
        debugger -> {
          debugger.stopAt(className, method);
          debugger.awaitStop(HIT_LIMIT);
        });
  }

  @Override
  public void strike(Scene scene) throws InterruptedException {
    active = scene.roles().holder(component);
    peer = scene.roles().peerOf(active);
    done = peer.logged(sign());
    for (EcmNode node : onBoth ? List.of(active, peer) : List.of(active)) {
      Debugger debugger = Debugger.attach(node);
      debuggers.add(debugger);
      place.stop(debugger);
      scene.timeline().strike(component + " hangs on " + node.name());
    }
  }

  /** What a node logs of each piece of the component's work. */
  private String sign() {
    return component.equals(Roles.CONTACT_FEED) ? ": ACCEPTED" : " applied up to ";
  }

  @Override
  public void check(Scene scene) {
    if (!onBoth && scene.roles().holder(component).equals(active)) {
      throw new DrillException(active.name() + " has kept " + component + ", which hangs there");
    }
    if (!onBoth && peer.logged(sign()) == done) {
      throw new DrillException(peer.name() + " has " + component + ", and does nothing");
    }
    Map<String, String> health = scene.site().api().health(component);
    if (onBoth && !health.values().stream().allMatch("HUNG"::equals)) {
      throw new DrillException(component + " hangs on both nodes, but they say: " + health);
    }
  }

  @Override
  public void heal(Scene scene) {
    debuggers.forEach(Debugger::close);
    scene.timeline().add(component + " no longer hangs");
  }
}
