package org.ecm.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.ecm.campaign.InvalidInputException;
import org.ecm.database.Database;
import org.ecm.database.UtcTimes;

/** Reads what {@link Audit} recorded, newest first. */
@ApplicationScoped
public class AuditTrail {

  /** The most events in one page. */
  public static final int LARGEST_PAGE = 1000;

  /**
   * Some events.
   *
   * @param next the key of the following page; null on the last
   */
  public record Page(List<AuditEvent> events, String next) {}

  private record Key(Instant at, long id) {}

  private static final Key NEWEST = new Key(Instant.parse("9999-01-01T00:00:00Z"), 0);

  private final Database database;

  @Inject
  public AuditTrail(Database database) {
    this.database = database;
  }

  /** For the container's proxy only. */
  protected AuditTrail() {
    this(null);
  }

  /**
   * A page of the trail.
   *
   * @param before the key of the page, as a page before it gave it; null for the first
   * @param limit 1 to {@link #LARGEST_PAGE}
   */
  public Page page(String before, int limit) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new InvalidInputException("limit", "Between 1 and " + LARGEST_PAGE);
    }
    Key key = parse(before);
    List<AuditEvent> found =
        database.inTransaction(
            h ->
                h.createQuery(
                        "select id, at, actor, action, subject, detail from audit_event"
                            + " where at < :at or (at = :at and id < :id)"
                            + " order by at desc, id desc"
                            + " offset 0 rows fetch next :rows rows only")
                    .bind("at", key.at())
                    .bind("id", key.id())
                    .bind("rows", limit + 1)
                    .map(
                        (row, context) ->
                            new AuditEvent(
                                row.getLong("id"),
                                UtcTimes.read(row.getObject("at", LocalDateTime.class)),
                                row.getString("actor"),
                                row.getString("action"),
                                row.getString("subject"),
                                row.getString("detail")))
                    .list());
    boolean more = found.size() > limit;
    List<AuditEvent> events = more ? List.copyOf(found.subList(0, limit)) : found;
    AuditEvent last = more ? events.get(limit - 1) : null;
    return new Page(events, more ? last.at() + "_" + last.id() : null);
  }

  private static Key parse(String text) {
    if (text == null) {
      return NEWEST;
    }
    try {
      int split = text.indexOf('_');
      Instant at = Instant.parse(text.substring(0, split));
      if (!UtcTimes.canHold(at)) {
        throw new DateTimeException("No event is of then");
      }
      return new Key(at, Long.parseLong(text.substring(split + 1)));
    } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException e) {
      throw new InvalidInputException("before", "Not a page that this trail gave");
    }
  }
}
