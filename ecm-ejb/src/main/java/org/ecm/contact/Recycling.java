package org.ecm.contact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.ecm.audit.Audit;
import org.ecm.campaign.InvalidInputException;
import org.ecm.database.Database;
import org.ecm.database.IdBlocks;
import org.ecm.database.LostRace;
import org.jdbi.v3.core.Handle;

/**
 * Starts a new pass of the strategy for a campaign's finished contacts that were not reached (rule
 * 2.9), in short transactions. A request that broke off goes on where it stood when it is repeated
 * with the same key.
 */
@ApplicationScoped
public class Recycling {

  private static final int LONGEST_KEY = 200;

  private final Database database;
  private final IdBlocks ids;
  private final CallPlans plans;
  private final Audit audit;
  private final Clock clock;

  @Inject
  public Recycling(Database database, IdBlocks ids, CallPlans plans, Audit audit, Clock clock) {
    this.database = database;
    this.ids = ids;
    this.plans = plans;
    this.audit = audit;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected Recycling() {
    this(null, null, null, null, null);
  }

  /**
   * Recycles every contact that the campaign has now; returns when all were looked at. Must not be
   * part of a transaction of the caller.
   *
   * @param actor user or API client, whose keys are its own
   * @param key the actor's key for this request, the same however often it is repeated
   * @throws org.ecm.campaign.NotFoundException if there is no such campaign, or it is deleted
   * @throws InvalidInputException if there is no key
   * @throws ConflictException if the key was used for another campaign
   */
  public Recycle recycle(long campaign, String actor, String key) {
    if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
      throw new InvalidInputException(
          "Idempotency-Key",
          "Send a key of at most 200 characters that is the same each time this request is"
              + " repeated, and another for each new one");
    }
    long id = ids.next(IdBlocks.Kind.ROW);
    Recycle recycle =
        LostRace.rerun(() -> database.inTransaction(h -> open(h, id, campaign, actor, key)));
    while (recycle.finishedAt() == null) {
      recycle = LostRace.rerun(() -> database.inTransaction(h -> step(h, actor, key)));
    }
    return recycle;
  }

  private Recycle open(Handle h, long id, long campaign, String actor, String key) {
    Optional<Recycle> earlier = find(h, actor, key);
    if (earlier.isPresent()) {
      if (earlier.get().campaign() != campaign) {
        throw new ConflictException(
            "The key was used to recycle campaign " + earlier.get().campaign());
      }
      return earlier.get();
    }
    plans.of(h, campaign);
    h.createUpdate(
            "insert into recycle (id, campaign_id, client, idempotency_key, position,"
                + " last_contact, recycled, do_not_call, result_unknown, expired, created_at)"
                + " select :id, :campaign, :client, :key, 0, coalesce(max(id), 0), 0, 0, 0, 0, :now"
                + " from contact where campaign_id = :campaign")
        .bind("id", id)
        .bind("campaign", campaign)
        .bind("client", actor)
        .bind("key", key)
        .bind("now", clock.instant())
        .execute();
    audit.record(actor, "campaign.recycle", "campaign " + campaign, "request " + id);
    return find(h, actor, key).orElseThrow();
  }

  private Recycle step(Handle h, String actor, String key) {
    Recycle before = find(h, actor, key).orElseThrow();
    boolean last =
        before.finishedAt() == null && new RecycleStep(h, plans, clock.instant()).run(before);
    Recycle after = find(h, actor, key).orElseThrow();
    if (last) {
      audit.record(
          actor,
          "campaign.recycled",
          "campaign " + after.campaign(),
          "request %d: %d wait again; stay finished: %d without a number that may be called, %d result unknown, %d expired"
              .formatted(
                  after.id(),
                  after.recycled(),
                  after.doNotCall(),
                  after.resultUnknown(),
                  after.expired()));
    }
    return after;
  }

  private static Optional<Recycle> find(Handle h, String client, String key) {
    return h.createQuery(
            "select id, campaign_id, recycled, do_not_call, result_unknown, expired, created_at,"
                + " finished_at from recycle where client = :client and idempotency_key = :key")
        .bind("client", client)
        .bind("key", key)
        .map((row, context) -> read(row))
        .findOne();
  }

  private static Recycle read(ResultSet row) throws SQLException {
    return new Recycle(
        row.getLong("id"),
        row.getLong("campaign_id"),
        row.getLong("recycled"),
        row.getLong("do_not_call"),
        row.getLong("result_unknown"),
        row.getLong("expired"),
        ContactMappers.time(row, "created_at"),
        ContactMappers.time(row, "finished_at"));
  }
}
