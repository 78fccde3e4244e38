package org.ecm.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ecm.database.Database;
import org.ecm.dialer.Disposition;
import org.jdbi.v3.core.statement.Query;

/** Counts the attempts that closed, by result and time: what a chart over time shows. */
@ApplicationScoped
public class ResultsOverTime {

  // The expression is grouped from outside: SQL Server would take its parameters for different
  // ones.
  private static final String CLOSED =
      """
      select disposition, bucket, count(*) n
        from (select disposition, datediff(second, :from, closed_at) / :width bucket
                from attempt
               where campaign_id = :campaign and closed_at >= :from and disposition is not null) closed
       group by disposition, bucket
       order by bucket, disposition
      """;

  // From the few campaigns to their attempts, so that each is read from where its time begins.
  private static final String CLOSED_ANYWHERE =
      """
      select disposition, bucket, count(*) n
        from (select a.disposition, datediff(second, :from, a.closed_at) / :width bucket
                from campaign c join attempt a on a.campaign_id = c.id
               where c.state <> 'DELETED' and a.closed_at >= :from and a.disposition is not null) closed
       group by disposition, bucket
       order by bucket, disposition
      """;

  private final Database database;

  @Inject
  public ResultsOverTime(Database database) {
    this.database = database;
  }

  /** For the container's proxy only. */
  protected ResultsOverTime() {
    this(null);
  }

  /**
   * How many attempts closed with a disposition in one stretch of time.
   *
   * @param start the beginning of the stretch
   */
  public record Count(Disposition disposition, Instant start, long attempts) {}

  /**
   * The attempts of a campaign that closed with a result since a time; stretches without any are
   * left out.
   *
   * @param from a whole second, the start of the first stretch
   * @param width of a stretch, whole seconds
   */
  public List<Count> of(long campaign, Instant from, Duration width) {
    return database.inTransaction(
        h -> counts(h.createQuery(CLOSED).bind("campaign", campaign), from, width));
  }

  /**
   * The same of all campaigns together but deleted ones, in one statement.
   *
   * @param from a whole second, the start of the first stretch
   * @param width of a stretch, whole seconds
   */
  public List<Count> ofAll(Instant from, Duration width) {
    return database.inTransaction(h -> counts(h.createQuery(CLOSED_ANYWHERE), from, width));
  }

  private static List<Count> counts(Query closed, Instant from, Duration width) {
    return closed
        .bind("from", from)
        .bind("width", width.toSeconds())
        .map(
            (row, context) ->
                new Count(
                    Disposition.valueOf(row.getString("disposition")),
                    from.plus(width.multipliedBy(row.getLong("bucket"))),
                    row.getLong("n")))
        .list();
  }
}
