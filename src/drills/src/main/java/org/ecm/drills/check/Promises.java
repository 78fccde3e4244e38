package org.ecm.drills.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All claims about one drill. */
public final class Promises {
  private Promises() {}

  /** Judges: one finding for each claim, whether it holds or not. */
  public static List<Finding> judge(Evidence evidence) {
    List<Finding> all = new ArrayList<>();
    evidence
        .reconciliation()
        .findings()
        .forEach(
            finding ->
                all.add(
                    new Finding(
                        finding.check().promise(), finding.check().claim(), finding.breaches())));
    Stream.of(ClientChecks.judge(evidence), MandateChecks.judge(evidence), ownChecks(evidence))
        .forEach(all::addAll);
    return all;
  }

  private static List<Finding> ownChecks(Evidence evidence) {
    return List.of(
        new Finding("P7", "the portal's user stayed logged in and lost no page", evidence.losses()),
        new Finding("P8", "everything came to its end by itself", evidence.stuck()));
  }
}
