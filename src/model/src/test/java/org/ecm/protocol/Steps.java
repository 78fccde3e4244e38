package org.ecm.protocol;

import java.util.function.Supplier;

/**
 * Takes the steps that are possible in a state. The state behind a step is built only when the step
 * is taken, which makes random walks cheap.
 *
 * @param <S> the model's state
 */
@FunctionalInterface
public interface Steps<S> {

  /**
   * One possible step.
   *
   * @param actor who moves: a node, or 0 where that says nothing
   * @param subject what is moved: a statement, batch, attempt or contact
   * @param next the state after it
   */
  void add(Move move, int actor, int subject, Supplier<S> next);
}
