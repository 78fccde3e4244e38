package org.ecm.drills.fault;

import java.time.Duration;
import java.util.Optional;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;
import org.ecm.drills.lab.Patience;

/** A WildFly that stands still, with all its locks and connections. */
final class Standstill {
  /** Longer than any drill. */
  private static final Duration NEVER = Duration.ofMinutes(30);

  private static final Duration LONGEST_RETURN = Duration.ofMinutes(2);

  private final EcmNode node;
  private final boolean spared;
  private final Optional<Long> process;

  private Standstill(EcmNode node, boolean spared) {
    this.node = node;
    this.spared = spared;
    process = pid();
  }

  /**
   * Prepares it.
   *
   * @param spared the watchdog lets it stand, so that it certainly goes on
   */
  static Standstill of(EcmNode node, boolean spared) {
    if (spared) {
      node.setWatchdogLimit(NEVER);
    }
    return new Standstill(node, spared);
  }

  private Optional<Long> pid() {
    return node.process().map(ProcessHandle::pid);
  }

  void begin() {
    node.freeze();
  }

  /** Lets it go on, if it still lives; {@link #spareNoMore} must follow. */
  void end(Fault.Scene scene) {
    scene
        .timeline()
        .add("WildFly on " + node.name() + " is thawed" + (spared ? "" : ", if it still lives"));
    node.thaw();
  }

  /** The watchdog is as strict as ever, once the node goes on. */
  void spareNoMore() {
    if (spared) {
      // Not at once: the watchdog would take the stillness that is over for one that lasts.
      Patience.within(LONGEST_RETURN, () -> node.process().isEmpty() || node.mayHaveAddress());
      node.setWatchdogLimit(null);
    }
  }

  /**
   * @throws DrillException if one that was spared is not the same process as before
   */
  void checkLives(String otherwise) {
    if (spared && !pid().equals(process)) {
      throw new DrillException("WildFly on " + node.name() + " " + otherwise);
    }
  }
}
