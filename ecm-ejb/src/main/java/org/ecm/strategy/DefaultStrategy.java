package org.ecm.strategy;

import static org.ecm.dialer.Disposition.AGENT_REJECTED;
import static org.ecm.dialer.Disposition.ANSWERING_MACHINE;
import static org.ecm.dialer.Disposition.BUSY;
import static org.ecm.dialer.Disposition.CUSTOMER_ABANDONED;
import static org.ecm.dialer.Disposition.DIALER_ABANDONED;
import static org.ecm.dialer.Disposition.FAILED;
import static org.ecm.dialer.Disposition.FAX;
import static org.ecm.dialer.Disposition.INVALID_NUMBER;
import static org.ecm.dialer.Disposition.NO_ANSWER;
import static org.ecm.dialer.Disposition.WRONG_NUMBER;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ecm.dialer.Disposition;

/** The strategy that every installation starts with: all five phones, then the first ones again. */
public final class DefaultStrategy {
  private DefaultStrategy() {}

  /** Its name in the list of strategies. */
  public static final String NAME = "Default";

  /** Its steps and rules. */
  public static CallStrategy create() {
    Map<Disposition, Rule> rules =
        Map.of(
            BUSY, next(Duration.ofMinutes(10)),
            NO_ANSWER, next(Duration.ofMinutes(60)),
            ANSWERING_MACHINE, next(Duration.ofMinutes(120)),
            CUSTOMER_ABANDONED, next(Duration.ofMinutes(30)),
            DIALER_ABANDONED, next(Duration.ofMinutes(30)),
            AGENT_REJECTED, next(Duration.ofMinutes(10)),
            FAILED, next(Duration.ofMinutes(5)),
            INVALID_NUMBER, otherPhone(),
            WRONG_NUMBER, otherPhone(),
            FAX, otherPhone());
    List<Step> steps = Stream.of(1, 2, 3, 4, 5, 1, 2, 1).map(Step::new).toList();
    return new CallStrategy(steps, rules);
  }

  private static Rule next(Duration delay) {
    return new Rule(Action.NEXT_ATTEMPT, delay);
  }

  private static Rule otherPhone() {
    return new Rule(Action.OTHER_PHONE, Duration.ZERO);
  }
}
