package org.ecm.database;

import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;

/** That somebody waits for a lock, as the database tells it. */
public final class LockWait {
  private LockWait() {}

  /** Shorter than the database lets anybody wait. */
  private static final Duration LONGEST =
      Duration.ofMillis(TestDatabase.LOCK_TIMEOUT_MILLIS * 3L / 4);

  /** Returns as soon as a session of the database waits for another one's lock; fails if none. */
  public static void await(DataSource source) {
    String waiting =
        TestDatabase.isSqlServer()
            ? "select count(*) from sys.dm_exec_requests where blocking_session_id <> 0"
            : "select count(*) from information_schema.sessions where blocker_id is not null";
    Jdbi jdbi = Jdbi.create(source);
    Awaitility.await("somebody who waits for a lock")
        .atMost(LONGEST)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> jdbi.withHandle(h -> h.createQuery(waiting).mapTo(Long.class).one()) > 0);
  }
}
