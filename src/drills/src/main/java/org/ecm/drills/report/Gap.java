package org.ecm.drills.report;

import java.time.Duration;

/**
 * The longest time without a service.
 *
 * @param service whose
 * @param length how long
 * @param afterStrike when it began, counted from the fault; negative if before it
 * @param bar how long it may be; null if nothing was agreed
 * @param around what happened meanwhile, where it was longer than that; else empty
 */
public record Gap(
    String service, Duration length, Duration afterStrike, Duration bar, String around) {

  public Gap(String service, Duration length, Duration afterStrike, Duration bar) {
    this(service, length, afterStrike, bar, "");
  }

  /** The same, with what happened meanwhile. */
  Gap amid(String events) {
    return new Gap(service, length, afterStrike, bar, events);
  }

  /** Whether what was agreed was kept; also if nothing was. */
  public boolean isMet() {
    return bar == null || length.compareTo(bar) <= 0;
  }
}
