package org.ecm.drills.load;

import org.ecm.drills.load.MachineWatch.Look;

/** A machine's load as a test wants it. */
public final class WatchedMachine {
  private WatchedMachine() {}

  /**
   * @param looks each: when, in milliseconds; ticks of work, ticks of idleness
   */
  public static MachineWatch of(long[]... looks) {
    MachineWatch machine = new MachineWatch();
    for (long[] look : looks) {
      machine.add(
          Look.of(look[0] * 1_000_000, "cpu  %d 0 0 %d 0 0 0 0 7 7".formatted(look[1], look[2])));
    }
    return machine;
  }
}
