package org.ecm.protocol;

import java.util.Optional;

/**
 * A system of small steps over immutable states, with the promises that must hold.
 *
 * @param <S> the state
 */
public interface Model<S> {

  S initial();

  /** Lists every step possible in the state, always in the same order. */
  void steps(S state, Steps<S> out);

  /** Judges one step: the state that it reached and the way it got there. */
  Optional<Breach> check(S before, Move move, int actor, int subject, S after);

  /** A way on from this state, without any more faults, that ends badly; empty if all is well. */
  default Optional<Trace> recoveryFails(S state) {
    return Optional.empty();
  }

  /** A number that differs for different states, but for a chance of one in 2^64 a pair. */
  long fingerprint(S state);

  /** The step in words. */
  String describe(S before, Move move, int actor, int subject);

  /** The state in one line. */
  String show(S state);
}
