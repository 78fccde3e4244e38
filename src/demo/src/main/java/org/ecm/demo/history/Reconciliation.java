package org.ecm.demo.history;

import java.util.List;
import java.util.stream.Stream;

/**
 * The ledger against the dialer's own log, by every check. To be done when nothing is at work any
 * more: what is still under way counts as a breach.
 */
public record Reconciliation(List<Finding> findings, Figures figures) {

  /**
   * @param breaches empty if the check's claim holds
   */
  public record Finding(Check check, List<String> breaches) {}

  /** Runs all checks. */
  public static Reconciliation of(History history) {
    return new Reconciliation(
        Stream.of(LedgerChecks.ALL, DialerChecks.ALL, ResultChecks.ALL, EndChecks.ALL)
            .flatMap(List::stream)
            .map(check -> new Finding(check, check.breaches().apply(history).toList()))
            .toList(),
        Figures.of(history));
  }

  /** Whether every claim holds. */
  public boolean isClean() {
    return findings.stream().allMatch(finding -> finding.breaches().isEmpty());
  }
}
