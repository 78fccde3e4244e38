package org.ecm.contact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.database.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Finds contacts, for people and for scripts. */
@ApplicationScoped
public class Contacts {

  /** The most contacts in one page. */
  public static final int LARGEST_PAGE = 1000;

  private static final String MATCH =
      "c.id, c.campaign_id, p.name, c.reference, c.first_name, c.last_name, c.state"
          + " from contact c join campaign p on p.id = c.campaign_id";
  private static final int MATCHES = 50;

  /** So many ids are looked through first, and four times as many each time that is too few. */
  private static final long SPAN = 4 * LARGEST_PAGE;

  private final Database database;

  @Inject
  public Contacts(Database database) {
    this.database = database;
  }

  /** For the container's proxy only. */
  protected Contacts() {
    this(null);
  }

  /**
   * A page of a campaign's contacts, newest first; empty if there is no such campaign.
   *
   * @param before the {@link ContactPage#next} of the page before; null for the first
   * @param limit 1 to {@link #LARGEST_PAGE}
   */
  public ContactPage search(long campaign, ContactFilter filter, Long before, int limit) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new InvalidInputException("limit", "Between 1 and " + LARGEST_PAGE);
    }
    List<ContactSummary> found =
        database.inTransaction(
            h ->
                newest(
                    h,
                    campaign,
                    filter,
                    before == null ? end(h) : Math.min(before, end(h)),
                    limit + 1));
    boolean more = found.size() > limit;
    List<ContactSummary> page = more ? List.copyOf(found.subList(0, limit)) : found;
    return new ContactPage(page, more ? page.get(limit - 1).id() : null);
  }

  private static long end(Handle h) {
    return h.createQuery("select coalesce(max(id), 0) + 1 from contact").mapTo(Long.class).one();
  }

  /**
   * Goes down in steps: H2 reads no index backwards, and would sort the whole campaign for its
   * first page.
   */
  private static List<ContactSummary> newest(
      Handle h, long campaign, ContactFilter filter, long before, int rows) {
    List<ContactSummary> found = new ArrayList<>();
    long end = before;
    long span = SPAN;
    while (end > 0 && found.size() < rows) {
      found.addAll(between(h, campaign, filter, end - span, end, rows - found.size()));
      end -= span;
      span *= 4;
    }
    return found;
  }

  private static List<ContactSummary> between(
      Handle h, long campaign, ContactFilter filter, long from, long end, int rows) {
    Query query =
        h.createQuery(
                "select "
                    + ContactMappers.SUMMARY
                    + " from contact c where c.campaign_id = :campaign"
                    + " and c.id >= :from and c.id < :end"
                    + conditions(filter)
                    + " order by c.id desc offset 0 rows fetch next :rows rows only")
            .bind("campaign", campaign)
            .bind("from", from)
            .bind("end", end)
            .bind("rows", rows);
    return bound(query, filter).map((row, context) -> ContactMappers.summary(row)).list();
  }

  private static String conditions(ContactFilter filter) {
    return (filter.state() == null ? "" : " and c.state = :state")
        + (filter.reason() == null ? "" : " and c.reason = :reason")
        + (filter.reference() == null ? "" : " and c.reference = :reference")
        + (filter.number() == null
            ? ""
            : " and :number in (c.phone1, c.phone2, c.phone3, c.phone4, c.phone5)");
  }

  private static Query bound(Query query, ContactFilter filter) {
    if (filter.state() != null) {
      query.bind("state", filter.state().name());
    }
    if (filter.reason() != null) {
      query.bind("reason", filter.reason());
    }
    if (filter.reference() != null) {
      query.bind("reference", filter.reference());
    }
    if (filter.number() != null) {
      query.bind("number", filter.number());
    }
    return query;
  }

  /**
   * A contact with its attempts and their results.
   *
   * @throws NotFoundException if there is none
   */
  public ContactDetail get(long id) {
    return database
        .inTransaction(h -> ContactHistory.of(h, id))
        .orElseThrow(() -> new NotFoundException("contact", id));
  }

  /** Who was called under an account number, as agents see it. */
  public Optional<AccountMatch> byAccountNumber(String accountNumber) {
    return database.inTransaction(
        h ->
            h.createQuery(
                    "select a.account_number, a.number, "
                        + MATCH
                        + " join attempt a on a.contact_id = c.id"
                        + " where a.account_number = :account")
                .bind("account", accountNumber)
                .map((row, context) -> match(row, row.getString("account_number")))
                .findOne());
  }

  /** The newest contacts, at most 50, with a reference. */
  public List<AccountMatch> byReference(String reference) {
    return matches(" where c.reference = :value", reference);
  }

  /**
   * The newest contacts, at most 50, that are called next, or were called last, on a number.
   *
   * @param number E.164
   */
  public List<AccountMatch> byNumber(String number) {
    return matches(" where c.next_number = :value", number);
  }

  private List<AccountMatch> matches(String condition, String value) {
    return database.inTransaction(
        h ->
            h.createQuery(
                    "select c.next_number as number, "
                        + MATCH
                        + condition
                        + " order by c.id desc offset 0 rows fetch next :rows rows only")
                .bind("value", value)
                .bind("rows", MATCHES)
                .map((row, context) -> match(row, null))
                .list());
  }

  private static AccountMatch match(ResultSet row, String accountNumber) throws SQLException {
    return new AccountMatch(
        accountNumber,
        row.getLong("id"),
        row.getLong("campaign_id"),
        row.getString("name"),
        row.getString("reference"),
        row.getString("first_name"),
        row.getString("last_name"),
        row.getString("number"),
        ContactState.valueOf(row.getString("state")));
  }
}
