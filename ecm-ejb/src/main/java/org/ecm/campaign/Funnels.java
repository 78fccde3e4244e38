package org.ecm.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ecm.database.Database;
import org.jdbi.v3.core.Handle;

/** Counts campaigns' contacts. All numbers of a funnel are of one statement's moment. */
@ApplicationScoped
public class Funnels {

  /**
   * The numbers of one campaign in one statement. What an import took in is counted from its job
   * rows, and contacts that came one by one from their own rows: they are in the lists of {@code
   * ContactIntake} and {@code Callbacks}, so that nobody has to look through a million imported
   * ones for them. People may import into those two as well.
   */
  private static final String FUNNEL =
      """
      select j.received + d.direct received, j.accepted + d.direct accepted, j.rejected,
        j.duplicated, j.suppressed,
        (select count(*) from contact where campaign_id = :campaign and state = 'WAITING') waiting,
        (select count(*) from contact where campaign_id = :campaign and state = 'CLAIMED') claimed,
        (select count(*) from contact where campaign_id = :campaign and state = 'AT_DIALER') at_dialer,
        (select count(*) from contact where campaign_id = :campaign and state = 'UNKNOWN') unknown_state,
        (select count(*) from contact where campaign_id = :campaign and state = 'FINISHED') finished
      from
        (select coalesce(sum(rows_read), 0) received, coalesce(sum(accepted), 0) accepted,
          coalesce(sum(rejected), 0) rejected, coalesce(sum(duplicate), 0) duplicated,
          coalesce(sum(suppressed), 0) suppressed from import_job where campaign_id = :campaign) j
        cross join
        (select count(*) direct from contact_list l join contact c on c.list_id = l.id
          where l.campaign_id = :campaign and l.name in ('API', 'Callbacks') and c.import_job_id is null) d
      """;

  private final Database database;

  @Inject
  public Funnels(Database database) {
    this.database = database;
  }

  /** For the container's proxy only. */
  protected Funnels() {
    this(null);
  }

  /** The funnel of a campaign; all zero if there is none. */
  public Funnel of(long campaign) {
    return database.inTransaction(h -> count(h, campaign));
  }

  private static Funnel count(Handle h, long campaign) {
    Map<String, Long> outcomes = new LinkedHashMap<>();
    h.createQuery(
            "select reason, count(*) n from contact where campaign_id = :campaign"
                + " and state = 'FINISHED' group by reason order by n desc, reason")
        .bind("campaign", campaign)
        .map((row, context) -> Map.entry(row.getString("reason"), row.getLong("n")))
        .forEach(entry -> outcomes.put(entry.getKey(), entry.getValue()));
    return h.createQuery(FUNNEL)
        .bind("campaign", campaign)
        .map(
            (row, context) ->
                new Funnel(
                    row.getLong("received"),
                    row.getLong("accepted"),
                    row.getLong("rejected"),
                    row.getLong("duplicated"),
                    row.getLong("suppressed"),
                    row.getLong("waiting"),
                    row.getLong("claimed"),
                    row.getLong("at_dialer"),
                    row.getLong("unknown_state"),
                    row.getLong("finished"),
                    outcomes))
        .one();
  }
}
