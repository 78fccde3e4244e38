package org.ecm.database;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handle;

/** The database's time of day, in the caller's transaction. */
public final class DatabaseTime {
  private DatabaseTime() {}

  /** What the database says. H2 says the same throughout a transaction. */
  public static Instant of(Handle h) {
    return h.createQuery(Schema.isH2(h) ? "select current_timestamp" : "select sysdatetimeoffset()")
        .map((row, context) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .one();
  }

  /**
   * This node's time or the database's, whichever is earlier: for what cannot be taken back, such
   * as to end a contact. A clock that is fast would do it too soon; to wait is always safe.
   *
   * @param own this node's time
   */
  public static Instant orEarlier(Handle h, Instant own) {
    Instant there = of(h);
    return there.isBefore(own) ? there : own;
  }
}
