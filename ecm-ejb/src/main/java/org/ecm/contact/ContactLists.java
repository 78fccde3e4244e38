package org.ecm.contact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.ecm.database.Database;
import org.ecm.database.DatabaseTrouble;
import org.ecm.database.IdBlocks;

/** A campaign's lists: a row key is unique within one. */
@ApplicationScoped
public class ContactLists {

  private final Database database;
  private final IdBlocks ids;
  private final Clock clock;

  @Inject
  public ContactLists(Database database, IdBlocks ids, Clock clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected ContactLists() {
    this(null, null, null);
  }

  /** The id of a campaign's list, created if need be. The campaign must exist. */
  public long open(long campaign, String name) {
    return find(campaign, name).orElseGet(() -> create(campaign, name));
  }

  private Optional<Long> find(long campaign, String name) {
    return database.inTransaction(
        h ->
            h.createQuery(
                    "select id from contact_list where campaign_id = :campaign and name = :name")
                .bind("campaign", campaign)
                .bind("name", name)
                .mapTo(Long.class)
                .findOne());
  }

  private long create(long campaign, String name) {
    long id = ids.next(IdBlocks.Kind.ROW);
    try {
      database.useTransaction(
          h ->
              h.createUpdate(
                      "insert into contact_list (id, campaign_id, name, created_at)"
                          + " values (:id, :campaign, :name, :now)")
                  .bind("id", id)
                  .bind("campaign", campaign)
                  .bind("name", name)
                  .bind("now", clock.instant())
                  .execute());
      return id;
    } catch (RuntimeException e) {
      if (DatabaseTrouble.of(e) == DatabaseTrouble.DUPLICATE) {
        return find(campaign, name).orElseThrow(() -> e);
      }
      throw e;
    }
  }
}
