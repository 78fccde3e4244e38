package org.ecm.drills;

import static org.ecm.drills.report.Bar.KILLED;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.ecm.drills.fault.Fault;
import org.ecm.drills.fault.KillNode;
import org.ecm.drills.fault.Roles;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.report.Bar;

/** All drills. */
final class Catalogue {
  /** Those of a few minutes, one of each kind. */
  static final List<String> QUICK = List.of("kill");

  static final List<Drill> ALL =
      List.of(
          drill(
              "kill",
              "WildFly of the node that feeds is killed",
              KILLED,
              3,
              () -> new KillNode(Roles::feeding)));

  private Catalogue() {}

  private static Drill drill(
      String name, String title, Bar bar, int holdSeconds, Supplier<Fault> fault) {
    return new Drill(name, title, bar, Duration.ofSeconds(holdSeconds), fault);
  }

  /**
   * @param name of a drill, {@code all} or {@code quick}
   */
  static List<Drill> named(String name) {
    return switch (name) {
      case "all" -> ALL;
      case "quick" -> QUICK.stream().map(Catalogue::one).toList();
      default -> List.of(one(name));
    };
  }

  private static Drill one(String name) {
    return ALL.stream()
        .filter(drill -> drill.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new DrillException("There is no drill " + name + ". See ./ecm drill --list"));
  }
}
