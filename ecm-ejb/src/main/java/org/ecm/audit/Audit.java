package org.ecm.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.ecm.database.Database;
import org.ecm.database.IdBlocks;

/** Records who changed what, in the transaction of the change itself. */
@ApplicationScoped
public class Audit {

  private final Database database;
  private final IdBlocks ids;
  private final Clock clock;

  @Inject
  public Audit(Database database, IdBlocks ids, Clock clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected Audit() {
    this(null, null, null);
  }

  /**
   * @param actor user name, or {@code key:client} of an API key
   * @param action a verb such as {@code campaign.start}
   * @param subject what was changed
   * @param detail no secrets, at most 2000 characters; may be null
   */
  public void record(String actor, String action, String subject, String detail) {
    long id = ids.next(IdBlocks.Kind.ROW);
    database.useTransaction(
        h ->
            h.createUpdate(
                    "insert into audit_event (id, at, actor, action, subject, detail)"
                        + " values (:id, :at, :actor, :action, :subject, :detail)")
                .bind("id", id)
                .bind("at", clock.instant())
                .bind("actor", actor)
                .bind("action", action)
                .bind("subject", subject)
                .bind("detail", detail)
                .execute());
  }
}
