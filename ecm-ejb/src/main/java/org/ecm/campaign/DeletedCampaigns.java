package org.ecm.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.ecm.cluster.PeriodicService;
import org.ecm.database.Database;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Finishes the contacts that wait in deleted campaigns, whatever made them wait, in short
 * transactions: a million rows in one would lock the whole table on SQL Server, which locks a table
 * once a statement holds 5,000 row locks (Microsoft, Transaction Locking and Row Versioning Guide).
 * Each node does it; two at once do no harm, and one that fails leaves the rest to the other.
 */
@ApplicationScoped
public class DeletedCampaigns extends PeriodicService {

  private static final Logger LOG = Logger.getLogger(DeletedCampaigns.class);
  private static final int AT_ONCE = 1000;
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final Database database;
  private final Clock clock;
  private boolean failing;

  @Inject
  public DeletedCampaigns(Database database, Clock clock) {
    super(EVERY);
    this.database = database;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected DeletedCampaigns() {
    this(null, null);
  }

  @Override
  public String name() {
    return "deleted-campaigns";
  }

  /** Finishes all that wait now. */
  @Override
  protected void turn() {
    try {
      withContacts().forEach(this::empty);
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.warnf("Contacts of deleted campaigns cannot be finished, tried again: %s", e);
      }
      failing = true;
    }
  }

  private void empty(long campaign) {
    long finished = 0;
    List<Long> waiting = waiting(campaign);
    while (!waiting.isEmpty() && !isStopped()) {
      finished += finish(waiting);
      waiting = waiting(campaign);
    }
    LOG.infof("Campaign %d was deleted: %d waiting contacts withdrawn", campaign, finished);
  }

  private List<Long> withContacts() {
    return database.inTransaction(
        h ->
            h.createQuery(
                    "select id from campaign where state = 'DELETED' and exists (select 1"
                        + " from contact where campaign_id = campaign.id"
                        + " and contact.state = 'WAITING') order by id")
                .mapTo(Long.class)
                .list());
  }

  /** Some of those that wait, in the order of ids, in which all writers go through them. */
  private List<Long> waiting(long campaign) {
    return database.inTransaction(
        h ->
            h
                .createQuery(
                    "select id from contact where campaign_id = :campaign and state = 'WAITING'"
                        + " order by call_zone, priority, due_at, id"
                        + " offset 0 rows fetch next :limit rows only")
                .bind("campaign", campaign)
                .bind("limit", AT_ONCE)
                .mapTo(Long.class)
                .stream()
                .sorted()
                .toList());
  }

  private int finish(List<Long> contacts) {
    return database.inTransaction(
        h -> {
          PreparedBatch batch =
              h.prepareBatch(
                  "update contact set state = 'FINISHED', reason = 'WITHDRAWN', updated_at = :now"
                      + " where id = :id and state = 'WAITING'");
          contacts.forEach(id -> batch.bind("now", clock.instant()).bind("id", id).add());
          return Arrays.stream(batch.execute()).sum();
        });
  }
}
