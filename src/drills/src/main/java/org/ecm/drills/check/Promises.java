package org.ecm.drills.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All claims about the drills of one lab. For one thread. */
public final class Promises {
  private final Set<String> known = new HashSet<>();

  /**
   * Judges one drill: one finding for each claim, whether it holds or not. Ledger and dialer's log
   * tell of the whole lab: a breach in them is the first drill's that shows it.
   */
  public List<Finding> judge(Evidence evidence) {
    List<Finding> all = new ArrayList<>();
    evidence
        .reconciliation()
        .findings()
        .forEach(
            finding ->
                all.add(
                    new Finding(
                        finding.check().promise(),
                        finding.check().claim(),
                        finding.breaches().stream()
                            .filter(breach -> known.add(finding.check().claim() + breach))
                            .toList())));
    Stream.of(ClientChecks.judge(evidence), MandateChecks.judge(evidence), ownChecks(evidence))
        .forEach(all::addAll);
    return all;
  }

  private static List<Finding> ownChecks(Evidence evidence) {
    return List.of(
        new Finding("P7", "the portal's user stayed logged in and lost no page", evidence.losses()),
        new Finding("P8", "everything came to its end by itself", evidence.stuck()),
        new Finding(
            "P1", "no contact ended as expired before its time was over", evidence.endedEarly()));
  }
}
