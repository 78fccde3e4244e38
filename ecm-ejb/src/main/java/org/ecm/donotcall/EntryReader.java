package org.ecm.donotcall;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.ecm.campaign.InvalidInputException;
import org.ecm.database.UtcTimes;
import org.jdbi.v3.core.Handle;

/** Reads the list. Its order is (number, campaign), which is unique and has an index. */
final class EntryReader {
  private EntryReader() {}

  private static final String SELECT =
      "select id, number, campaign_id, reason, source, expires_at, created_by, created_at"
          + " from do_not_call";

  /** A letter: SQL Server's collations sort signs before the digits, and before the plus. */
  private static final String AFTER_DIGITS = "a";

  static Optional<DoNotCallEntry> byId(Handle h, long id) {
    return h.createQuery(SELECT + " where id = :id")
        .bind("id", id)
        .map((row, context) -> map(row))
        .findOne();
  }

  static DoNotCall.Page page(Handle h, String number, Long campaign, String after, int limit) {
    Key from = Key.parse(after);
    List<DoNotCallEntry> found =
        h.createQuery(
                SELECT
                    + " where (number > :number or (number = :number and campaign_id > :scope))"
                    + " and number >= :first and number < :last"
                    + " and (:any = 1 or campaign_id = :campaign)"
                    + " order by number, campaign_id offset 0 rows fetch next :rows rows only")
            .bind("number", from.number())
            .bind("scope", from.campaign())
            .bind("first", number == null ? "" : number)
            .bind("last", (number == null ? "" : number) + AFTER_DIGITS)
            .bind("any", campaign == null ? 1 : 0)
            .bind("campaign", campaign == null ? 0 : campaign)
            .bind("rows", limit + 1)
            .map((row, context) -> map(row))
            .list();
    boolean more = found.size() > limit;
    List<DoNotCallEntry> entries = more ? found.subList(0, limit) : found;
    return new DoNotCall.Page(
        List.copyOf(entries), more ? Key.of(entries.get(limit - 1)).toString() : null);
  }

  private static DoNotCallEntry map(ResultSet row) throws SQLException {
    long campaign = row.getLong("campaign_id");
    return new DoNotCallEntry(
        row.getLong("id"),
        row.getString("number"),
        campaign == 0 ? null : campaign,
        row.getString("reason"),
        row.getString("source"),
        UtcTimes.read(row.getObject("expires_at", LocalDateTime.class)),
        row.getString("created_by"),
        UtcTimes.read(row.getObject("created_at", LocalDateTime.class)));
  }

  /** Where a page ends. */
  private record Key(String number, long campaign) {

    static Key parse(String text) {
      if (text == null) {
        return new Key("", -1);
      }
      if (!text.matches("\\+\\d{1,18}-\\d{1,18}")) {
        throw new InvalidInputException("after", "Not a page that this list gave");
      }
      String[] parts = text.split("-");
      return new Key(parts[0], Long.parseLong(parts[1]));
    }

    static Key of(DoNotCallEntry entry) {
      return new Key(entry.number(), entry.campaign() == null ? 0 : entry.campaign());
    }

    @Override
    public String toString() {
      return number + "-" + campaign;
    }
  }
}
