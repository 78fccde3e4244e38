package org.ecm.portal.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ecm.cluster.Monotonic;
import org.ecm.database.DatabaseTrouble;
import org.ecm.security.Standing;
import org.ecm.security.Users;

/**
 * How the users stand who are logged in here: asked of the database at most once a second for each,
 * so a change is known that late. While the database is away, what was known last holds.
 */
@ApplicationScoped
public class Standings {

  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

  private final Users users;
  private final Monotonic clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(Optional<Standing> standing, long askedAt) {}

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

  /** How a user stands; empty if there is none of this name. */
  public Optional<Standing> of(String username) {
    Known last = known.get(username);
    if (last == null) {
      return ask(username);
    }
    // One request asks; the others go on with what is known, lest all of them wait for a database.
    Known asking = new Known(last.standing, clock.nanos());
    boolean old = asking.askedAt - last.askedAt >= FRESH_NANOS;
    return old && known.replace(username, last, asking) ? renew(username, last) : last.standing;
  }

  /** Lets the next request ask: this user was just changed. */
  public void forget(String username) {
    known.remove(username);
  }

  private Optional<Standing> renew(String username, Known last) {
    try {
      return ask(username);
    } catch (RuntimeException e) {
      if (DatabaseTrouble.of(e) == DatabaseTrouble.OTHER) {
        throw e;
      }
      return last.standing;
    }
  }

  private Optional<Standing> ask(String username) {
    Known now = new Known(users.standing(username), clock.nanos());
    known.put(username, now);
    return now.standing;
  }
}
