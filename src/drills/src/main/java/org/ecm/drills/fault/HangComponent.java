package org.ecm.drills.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;

/**
 * A component hangs on the node that has it, or on both, while WildFly is well. If it hangs on one
 * only, the other must have it by the time that this is put right; if on both, both must say so.
 */
public final class HangComponent implements Fault {
  private final String component;
  private final boolean onBoth;
  private EcmNode active;
  private final List<Debugger> debuggers = new ArrayList<>();

  public HangComponent(String component, boolean onBoth) {
    this.component = component;
    this.onBoth = onBoth;
  }

  @Override
  public void strike(Scene scene) {
    active = scene.roles().holder(component);
    Stream<EcmNode> victims =
        onBoth ? Stream.of(active, scene.roles().peerOf(active)) : Stream.of(active);
    victims.forEach(
        node -> {
          Debugger debugger = Debugger.attach(node);
          debuggers.add(debugger);
          debugger.suspend(Debugger.threadOf(component));
          scene.timeline().strike(component + " hangs on " + node.name());
        });
  }

  @Override
  public void check(Scene scene) {
    if (!onBoth && scene.roles().holder(component).equals(active)) {
      throw new DrillException(active.name() + " has kept " + component + ", which hangs there");
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
