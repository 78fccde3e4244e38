package org.ecm.protocol;

import java.util.Optional;

/**
 * What an exploration saw.
 *
 * @param states different states reached
 * @param steps steps tried, those into known states included
 * @param faults most faults on a way to a state
 * @param complete whether every reachable state was seen
 * @param trace a way to a breach with the fewest faults, if there is one
 */
public record Exploration(
    int states, long steps, int faults, boolean complete, Optional<Trace> trace) {

  @Override
  public String toString() {
    return "%,d states, %,d steps, up to %d faults, %s%s"
        .formatted(
            states,
            steps,
            faults,
            complete ? "complete" : "stopped",
            trace.map(t -> System.lineSeparator() + t).orElse(""));
  }
}
