package org.ecm.rest.campaign;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ecm.campaign.StoredStrategy;
import org.ecm.dialer.Disposition;
import org.ecm.strategy.Action;
import org.ecm.strategy.CallStrategy;

/** A strategy: ordered attempts, and what follows each result. */
@Schema(name = "Strategy")
public record StrategyView(long id, String name, List<StepView> steps, List<RuleView> rules) {

  /** One attempt. */
  @Schema(name = "StrategyStep")
  public record StepView(@Schema(description = "The contact's phone, 1 to 5") int phone) {}

  /** What follows a result; a result without a rule finishes the contact. */
  @Schema(name = "StrategyRule")
  public record RuleView(Disposition result, Action action, long delaySeconds) {}

  static StrategyView of(StoredStrategy stored) {
    CallStrategy strategy = stored.strategy();
    return new StrategyView(
        stored.getId(),
        stored.getName(),
        strategy.steps().stream().map(step -> new StepView(step.phone())).toList(),
        strategy.rules().entrySet().stream()
            .map(
                rule ->
                    new RuleView(
                        rule.getKey(),
                        rule.getValue().action(),
                        rule.getValue().delay().toSeconds()))
            .toList());
  }
}
