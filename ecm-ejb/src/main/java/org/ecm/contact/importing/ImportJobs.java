package org.ecm.contact.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.ecm.audit.Audit;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.database.Database;
import org.ecm.database.UtcTimes;
import org.jdbi.v3.core.Handle;

/** Looks imports up, and cancels them. Each call is one transaction, the caller's if it has one. */
@ApplicationScoped
public class ImportJobs {

  /** The most imports of a page. */
  public static final int LARGEST_PAGE = 1000;

  private static final String SELECT =
      """
      select j.id, j.campaign_id, j.list_id, l.name list_name, j.file_name, j.state, j.options,
        j.bytes_received, j.position, j.rows_read, j.accepted, j.rejected, j.duplicate,
        j.suppressed, j.error, j.created_by, j.created_at, j.started_at, j.updated_at,
        j.finished_at
      from import_job j join contact_list l on l.id = j.list_id
      """;

  /**
   * Some imports, newest first: in the order in which their uploads began, as far as the nodes'
   * clocks agree. Their ids tell no order, each node draws its own.
   *
   * @param next the id to go on from; null on the last page
   */
  public record Page(List<ImportJob> imports, Long next) {}

  private final Database database;
  private final Audit audit;
  private final Clock clock;

  @Inject
  public ImportJobs(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected ImportJobs() {
    this(null, null, null);
  }

  /**
   * One job.
   *
   * @throws NotFoundException if there is none
   */
  public ImportJob get(long id) {
    return database.inTransaction(
        h ->
            h.createQuery(SELECT + " where j.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne()
                .orElseThrow(() -> new NotFoundException("import", id)));
  }

  /**
   * A page of a campaign's jobs, the newest first; empty if there is no such campaign.
   *
   * @param before the {@link Page#next} of the page before; null for the first
   * @param limit 1 to {@link #LARGEST_PAGE}
   * @throws InvalidInputException if no page gave {@code before}, or the limit is another
   */
  public Page page(long campaign, Long before, int limit) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new InvalidInputException("limit", "Between 1 and " + LARGEST_PAGE);
    }
    List<ImportJob> found =
        database.inTransaction(
            h ->
                h.createQuery(
                        SELECT
                            + " where j.campaign_id = :campaign and (j.created_at < :at"
                            + " or (j.created_at = :at and j.id < :before))"
                            + " order by j.created_at desc, j.id desc"
                            + " offset 0 rows fetch next :rows rows only")
                    .bind("campaign", campaign)
                    .bind("at", before == null ? UtcTimes.LAST : createdAt(h, campaign, before))
                    .bind("before", before == null ? Long.MAX_VALUE : before)
                    .bind("rows", limit + 1)
                    .map((row, context) -> read(row))
                    .list());
    boolean more = found.size() > limit;
    List<ImportJob> page = more ? List.copyOf(found.subList(0, limit)) : found;
    return new Page(page, more ? page.get(limit - 1).id() : null);
  }

  private static Instant createdAt(Handle h, long campaign, long job) {
    return h.createQuery(
            "select created_at from import_job where id = :id and campaign_id = :campaign")
        .bind("id", job)
        .bind("campaign", campaign)
        .mapTo(Instant.class)
        .findOne()
        .orElseThrow(
            () -> new InvalidInputException("before", "Not a page that this campaign's list gave"));
  }

  /** The names of the lists that a campaign's files went to, in order. */
  public List<String> lists(long campaign) {
    return database.inTransaction(
        h ->
            h.createQuery(
                    "select distinct l.name from import_job j join contact_list l"
                        + " on l.id = j.list_id where j.campaign_id = :campaign order by l.name")
                .bind("campaign", campaign)
                .mapTo(String.class)
                .list());
  }

  /**
   * Ends a job that is not over yet; what it has taken in stays.
   *
   * @throws NotFoundException if there is none
   */
  public ImportJob cancel(long id, String actor) {
    database.useTransaction(
        h -> {
          get(id);
          int cancelled =
              h.createUpdate(
                      "update import_job set state = 'CANCELLED', error = :why,"
                          + " finished_at = :now, updated_at = :now where id = :id"
                          + " and state in ('RECEIVING', 'QUEUED', 'RUNNING')")
                  .bind("why", "Cancelled by " + actor)
                  .bind("now", clock.instant())
                  .bind("id", id)
                  .execute();
          if (cancelled == 1) {
            audit.record(actor, "import.cancel", "import " + id, null);
          }
        });
    return get(id);
  }

  /** Ends the jobs of campaigns that were deleted, whatever let them in; returns how many. */
  int cancelOfDeleted() {
    return database.inTransaction(
        h ->
            h.createUpdate(
                    "update import_job set state = 'CANCELLED', error = :why, finished_at = :now,"
                        + " updated_at = :now where state in ('RECEIVING', 'QUEUED', 'RUNNING')"
                        + " and campaign_id in (select id from campaign where state = 'DELETED')")
                .bind("why", "The campaign was deleted")
                .bind("now", clock.instant())
                .execute());
  }

  /** The campaigns that have jobs to work off. */
  List<Long> campaignsWithWork() {
    return database.inTransaction(
        h ->
            h.createQuery(
                    "select distinct campaign_id from import_job"
                        + " where state in ('QUEUED', 'RUNNING') order by campaign_id")
                .mapTo(Long.class)
                .list());
  }

  /**
   * The campaign's job whose turn it is, if any: jobs of one campaign run one after the other. What
   * was begun goes on first; then, of those whose uploads are complete, the one whose upload began
   * first, as far as the nodes' clocks agree.
   */
  static Optional<ImportJob> next(Handle h, long campaign) {
    return h.createQuery(
            SELECT
                + " where j.campaign_id = :campaign and j.state in ('QUEUED', 'RUNNING')"
                + " order by case j.state when 'RUNNING' then 0 else 1 end, j.created_at, j.id"
                + " offset 0 rows fetch next 1 rows only")
        .bind("campaign", campaign)
        .map((row, context) -> read(row))
        .findOne();
  }

  private static ImportJob read(ResultSet row) throws SQLException {
    return new ImportJob(
        row.getLong("id"),
        row.getLong("campaign_id"),
        row.getLong("list_id"),
        row.getString("list_name"),
        row.getString("file_name"),
        ImportState.valueOf(row.getString("state")),
        LayoutJson.read(row.getString("options")),
        row.getLong("bytes_received"),
        row.getLong("position"),
        row.getLong("rows_read"),
        row.getLong("accepted"),
        row.getLong("rejected"),
        row.getLong("duplicate"),
        row.getLong("suppressed"),
        row.getString("error"),
        row.getString("created_by"),
        instant(row, "created_at"),
        instant(row, "started_at"),
        instant(row, "updated_at"),
        instant(row, "finished_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return UtcTimes.read(row.getObject(column, LocalDateTime.class));
  }
}
