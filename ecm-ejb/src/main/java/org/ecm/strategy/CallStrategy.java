package org.ecm.strategy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.ecm.dialer.Disposition;

/**
 * Ordered attempts and what follows each disposition. A step whose phone the contact lacks, or
 * which may not be called, is skipped: never redirected to another number.
 */
public record CallStrategy(List<Step> steps, Map<Disposition, Rule> rules) {

  private static final Rule CLOSE = new Rule(Action.CLOSE, Duration.ZERO);

  /**
   * The first attempt for a contact with these phones, due at once.
   *
   * @param phones the contact's numbers by slot, null where it has none
   * @param callable which numbers may be called
   */
  public Next first(List<String> phones, Predicate<String> callable, Instant now) {
    return from(0, phones, callable, now);
  }

  /**
   * What follows the disposition of an attempt made at a step.
   *
   * @param called the attempt's number
   */
  public Next after(
      int step,
      String called,
      Disposition result,
      List<String> phones,
      Predicate<String> callable,
      Instant now) {
    Rule rule = rules.getOrDefault(result, CLOSE);
    if (rule.action() == Action.CLOSE) {
      return new Next.Finish();
    }
    Predicate<String> wanted =
        strikesOut(result) ? callable.and(number -> !number.equals(called)) : callable;
    return from(step + 1, phones, wanted, now.plus(rule.delay()));
  }

  /** Whether a number on which an attempt ended so is never called again for the contact. */
  public boolean strikesOut(Disposition result) {
    return rules.getOrDefault(result, CLOSE).action() == Action.OTHER_PHONE;
  }

  /**
   * The step to take when the number of the present one may not be called any more.
   *
   * @param dueAt when it is to be taken: another number is no reason for another time
   */
  public Next instead(int step, List<String> phones, Predicate<String> callable, Instant dueAt) {
    return from(step, phones, callable, dueAt);
  }

  private Next from(int start, List<String> phones, Predicate<String> callable, Instant dueAt) {
    return IntStream.range(start, steps.size())
        .mapToObj(i -> attempt(i, phones, callable, dueAt))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(Next.Finish::new);
  }

  private Next attempt(int step, List<String> phones, Predicate<String> callable, Instant dueAt) {
    int slot = steps.get(step).phone() - 1;
    String number = slot < phones.size() ? phones.get(slot) : null;
    return number == null || !callable.test(number) ? null : new Next.Attempt(step, number, dueAt);
  }
}
