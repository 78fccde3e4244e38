package org.ecm.portal.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ecm.cluster.Monotonic;
import org.ecm.database.DatabaseTrouble;
import org.ecm.security.Standing;
import org.ecm.security.Users;

/**
 * How the users stand who are logged in here: asked of the database at most once a second for each,
 * so a change is known that late. While the database is away, or as long as it takes to answer,
 * what was known last holds. Safe for several threads.
 */
@ApplicationScoped
public class Standings {

  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

  private final Users users;
  private final Monotonic clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /** Who sets {@code renewing} asks anew, and puts another in its place. */
  private record Known(Optional<Standing> standing, long at, AtomicBoolean renewing) {
    Known(Optional<Standing> standing, long at) {
      this(standing, at, new AtomicBoolean());
    }
  }

  @Inject
  public Standings(Users users) {
    this(users, Monotonic.SYSTEM);
  }

  Standings(Users users, Monotonic clock) {
    this.users = users;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected Standings() {
    this(null, null);
  }

  /**
   * How a user stands; empty if there is none of this name. Of all who ask for a user one at a time
   * waits for the database; while nothing is known yet, all do, and throw what it throws.
   */
  public Optional<Standing> of(String username) {
    Known last = known.get(username);
    if (last == null) {
      Known first = ask(username);
      known.put(username, first);
      return first.standing;
    }
    boolean old = clock.nanos() - last.at >= FRESH_NANOS;
    // A database that is silent may take many seconds: the others must not come to wait as well.
    return old && last.renewing.compareAndSet(false, true) ? renew(username, last) : last.standing;
  }

  /** Lets the next request ask: this user was just changed. */
  public void forget(String username) {
    known.remove(username);
  }

  private Optional<Standing> renew(String username, Known last) {
    Known next = null;
    try {
      next = ask(username);
    } catch (RuntimeException e) {
      if (DatabaseTrouble.of(e) == DatabaseTrouble.OTHER) {
        throw e;
      }
    } finally {
      if (next == null) {
        next = new Known(last.standing, clock.nanos());
      }
      // Not if the user was changed meanwhile: this may be how it stood before.
      known.replace(username, last, next);
    }
    return next.standing;
  }

  private Known ask(String username) {
    return new Known(users.standing(username), clock.nanos());
  }
}
