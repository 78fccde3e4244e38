package org.ecm.campaign;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.ecm.database.Database;
import org.ecm.database.UtcTimes;
import org.ecm.schedule.CallingWindow;
import org.ecm.schedule.WeeklySchedule;

/** Tells when the waiting contacts of a campaign may be called, so that none waits unexplained. */
@ApplicationScoped
public class WaitingContacts {

  private static final String BY_ZONE =
      """
      select call_zone, count(*) n, min(due_at) due_at from contact
       where campaign_id = :campaign and state = 'WAITING' group by call_zone
      """;

  private final Database database;
  private final CallingWindow window;
  private final Clock clock;

  @Inject
  public WaitingContacts(Database database, CallingWindow window, Clock clock) {
    this.database = database;
    this.window = window;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected WaitingContacts() {
    this(null, null, null);
  }

  /**
   * Waiting contacts that share their zones.
   *
   * @param zones the time zones they may be in, all of which must be within calling hours
   * @param next when the first of them may be called by a running campaign, now or later; null if
   *     within a week the campaign's hours and theirs do not meet
   */
  public record Group(List<String> zones, long contacts, Instant next) {}

  /**
   * The waiting contacts of a campaign by zone, those that can never be called first, then by time.
   *
   * @param hours the campaign's own hours
   * @param zone in which they are read
   */
  public List<Group> of(long campaign, WeeklySchedule hours, ZoneId zone) {
    Instant now = clock.instant();
    return database
        .inTransaction(
            h ->
                h.createQuery(BY_ZONE)
                    .bind("campaign", campaign)
                    .map((row, context) -> group(hours, zone, now, row))
                    .list())
        .stream()
        .sorted(
            comparing(Group::next, nullsFirst(naturalOrder()))
                .thenComparing(group -> group.zones().get(0)))
        .toList();
  }

  private Group group(WeeklySchedule hours, ZoneId zone, Instant now, ResultSet row)
      throws SQLException {
    String callZone = row.getString("call_zone");
    Instant due = UtcTimes.read(row.getObject("due_at", LocalDateTime.class));
    return new Group(
        CallingWindow.zones(callZone).map(ZoneId::getId).toList(),
        row.getLong("n"),
        window.next(callZone, hours, zone, due.isAfter(now) ? due : now).orElse(null));
  }
}
