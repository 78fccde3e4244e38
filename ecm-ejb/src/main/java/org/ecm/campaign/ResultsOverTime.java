package org.ecm.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ecm.database.Database;
import org.ecm.dialer.Disposition;

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
        h ->
            h.createQuery(CLOSED)
                .bind("from", from)
                .bind("width", width.toSeconds())
                .bind("campaign", campaign)
                .map(
                    (row, context) ->
                        new Count(
                            Disposition.valueOf(row.getString("disposition")),
                            from.plus(width.multipliedBy(row.getLong("bucket"))),
                            row.getLong("n")))
                .list());
  }
}
