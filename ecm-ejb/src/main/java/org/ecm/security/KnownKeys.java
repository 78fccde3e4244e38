package org.ecm.security;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The good keys that came here within the last second, so that a script's many requests ask the
 * database once a second for its key. Nothing is remembered of a key that is not good. Safe for
 * several threads.
 */
final class KnownKeys {

  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();
  private static final int MOST = 1_000;

  private final LongSupplier nanoTime;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(ApiKey key, long askedAt) {}

  /**
   * @param nanoTime a monotonic clock
   */
  KnownKeys(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** The moment before the database is asked for a key, for {@link #add}. */
  long now() {
    return nanoTime.getAsLong();
  }

  Optional<ApiKey> of(String hash) {
    Known last = known.get(hash);
    return last != null && now() - last.askedAt < FRESH_NANOS
        ? Optional.of(last.key)
        : Optional.empty();
  }

  void add(String hash, ApiKey key, long askedAt) {
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(hash, new Known(key, askedAt));
  }

  void forget(long id) {
    known.values().removeIf(each -> each.key.id() == id);
  }
}
