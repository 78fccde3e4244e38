package org.ecm.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * Walks a known way again and writes down its steps.
 *
 * @param <S> the model's state
 */
final class Walker<S> {

  private final Model<S> model;
  private final List<String> lines = new ArrayList<>();
  private S state;
  private S next;
  private int number;

  Walker(Model<S> model) {
    this.model = model;
    this.state = model.initial();
  }

  /** The lines for these steps, each given by its place among those possible. */
  List<String> walk(List<Short> path) {
    path.forEach(this::take);
    return lines;
  }

  private void take(short wanted) {
    number = 0;
    model.steps(
        state,
        (move, actor, subject, after) -> {
          if (number++ == wanted) {
            next = after.get();
            lines.add(line(model, state, move, actor, subject, next));
          }
        });
    state = next;
  }

  static <S> String line(Model<S> model, S before, Move move, int actor, int subject, S after) {
    String step = model.describe(before, move, actor, subject);
    return "%-62s | %s".formatted(step, model.show(after));
  }
}
