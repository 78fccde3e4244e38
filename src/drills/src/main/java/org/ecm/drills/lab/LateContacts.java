package org.ecm.drills.lab;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.ecm.demo.process.LedgerDatabase;

/**
 * Contacts that a node whose clock was an hour fast has given a time for their next attempt. They
 * wait for it, and a drill cannot: for them it lets that hour pass.
 */
public final class LateContacts {
  /** Nobody else waits for as long: strategies' delays pass in seconds here. */
  private static final Duration LONG = Duration.ofMinutes(30);

  private LateContacts() {}

  /**
   * To be called when all clocks are right again.
   *
   * @return how many
   */
  public static int letAnHourPass(LedgerDatabase database) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createUpdate(
                        "update contact set due_at = dateadd(hour, -1, due_at)"
                            + " where state = 'WAITING' and due_at > :late")
                    .bind("late", LocalDateTime.ofInstant(Instant.now().plus(LONG), ZoneOffset.UTC))
                    .execute());
  }
}
