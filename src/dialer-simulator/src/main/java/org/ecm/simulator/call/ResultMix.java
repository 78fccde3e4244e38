package org.ecm.simulator.call;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How calls end, by weight. The same seed, number and count of calls give the same result, in
 * whatever order calls are placed.
 */
public final class ResultMix {
  private final Map<CallResult, Integer> weights;
  private final int sum;
  private final long seed;

  private ResultMix(Map<CallResult, Integer> weights, long seed) {
    this.weights = weights;
    this.seed = seed;
    this.sum = weights.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * Reads a mix such as {@code voice=45,noanswer=25,busy=10}.
   *
   * @throws IllegalArgumentException with a clear text if it is not one
   */
  public static ResultMix parse(String text, long seed) {
    Map<CallResult, Integer> weights = new EnumMap<>(CallResult.class);
    for (String part : text.split(",")) {
      String[] pair = part.split("=");
      if (pair.length != 2 || !pair[1].strip().matches("\\d{1,6}")) {
        throw new IllegalArgumentException(
            "A result mix looks like voice=45,noanswer=25,busy=10, not " + text);
      }
      weights.put(CallResult.named(pair[0].strip()), Integer.parseInt(pair[1].strip()));
    }
    var mix = new ResultMix(weights, seed);
    if (mix.sum == 0) {
      throw new IllegalArgumentException("A result mix needs a weight above 0: " + text);
    }
    return mix;
  }

  /**
   * @param call how many calls the contact has had before
   */
  public CallResult pick(String number, String accountNumber, int call) {
    long hash = seed * 31 + number.hashCode();
    hash = hash * 1_000_003 + (accountNumber == null ? 0 : accountNumber.hashCode());
    int ticket = new SplittableRandom(hash * 1_000_003 + call).nextInt(sum);
    for (var entry : weights.entrySet()) {
      ticket -= entry.getValue();
      if (ticket < 0) {
        return entry.getKey();
      }
    }
    throw new IllegalStateException("unreachable: weights sum to " + sum);
  }
}
