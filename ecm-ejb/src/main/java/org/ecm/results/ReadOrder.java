package org.ecm.results;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * In which order sources are read: those whose last read failed come last, and one that has kept us
 * waiting not before as much time again has passed. Times are nanoseconds of one monotonic clock.
 * For one thread.
 */
class ReadOrder<S> {

  private record Failure(long end, long again) {}

  private final Map<S, Failure> failures = new HashMap<>();

  /** Those to be read now, in order. */
  List<S> of(List<S> sources, long now) {
    return sources.stream()
        .filter(s -> !failures.containsKey(s) || failures.get(s).again() - now <= 0)
        .sorted(
            Comparator.comparing((S s) -> failures.containsKey(s))
                .thenComparing(s -> failures.containsKey(s) ? failures.get(s).end() - now : 0))
        .toList();
  }

  void worked(S source) {
    failures.remove(source);
  }

  void failed(S source, long start, long end) {
    failures.put(source, new Failure(end, end + (end - start)));
  }

  /** Whether the last read of each was well. */
  boolean allWork() {
    return failures.isEmpty();
  }
}
