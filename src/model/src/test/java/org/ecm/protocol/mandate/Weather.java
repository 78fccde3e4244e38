package org.ecm.protocol.mandate;

import java.util.SplittableRandom;

/**
 * How likely each kind of step is for each node, for a while. Few kinds of faults come at a time:
 * who is disturbed in every way gets nowhere, and breaks nothing. Ticks are rare beside what a node
 * does within one, and clocks miss some of them in most weathers.
 */
final class Weather {

  private static final MandateMove[] MOVES = MandateMove.values();
  private static final double MOST_STORMY = 0.3;
  private static final double RARER = 0.3;

  private final SplittableRandom random;
  private final double[] weights = new double[2 * MOVES.length];

  Weather(SplittableRandom random) {
    this.random = random;
  }

  void change() {
    double storm = MOST_STORMY * random.nextDouble();
    for (int i = 0; i < weights.length; i++) {
      boolean comes = random.nextDouble() < chance(MOVES[i / 2], storm);
      weights[i] = comes ? weight(MOVES[i / 2]) : 0;
    }
  }

  /** That time passes and that a node does its work is never impossible. */
  private static double chance(MandateMove move, double storm) {
    if (move == MandateMove.DRIFT) {
      return 0.7;
    }
    return move.isFault() ? storm : 1;
  }

  private double weight(MandateMove move) {
    double weight = Math.pow(10, -2 * random.nextDouble());
    return move == MandateMove.TICK || move == MandateMove.DRIFT ? RARER * weight : weight;
  }

  double weight(MandateMove move, int node) {
    return weights[2 * move.ordinal() + node];
  }
}
