package org.ecm.campaign;

import java.util.Map;

/**
 * A campaign's numbers, each counted by its own query so that they can be checked against each
 * other (P1).
 *
 * @param finishedByOutcome the finished ones by reason; a part of {@code finished}
 */
public record Funnel(
    long received,
    long accepted,
    long rejected,
    long duplicate,
    long suppressed,
    long waiting,
    long claimed,
    long atDialer,
    long unknown,
    long finished,
    Map<String, Long> finishedByOutcome) {

  /** P1: received and accepted are the sums of their parts. */
  public boolean addsUp() {
    return received == accepted + rejected + duplicate + suppressed
        && accepted == waiting + claimed + atDialer + unknown + finished;
  }
}
