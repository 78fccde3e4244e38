package org.ecm.contact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Reads one contact with its attempts and their results, in the caller's transaction. */
final class ContactHistory {
  private ContactHistory() {}

  static Optional<ContactDetail> of(Handle h, long contact) {
    List<ContactDetail.Attempt> attempts = attempts(h, contact);
    return h.createQuery(
            "select "
                + ContactMappers.SUMMARY
                + ", c.phone1, c.phone2, c.phone3, c.phone4, c.phone5, c.time_zone, c.expires_at,"
                + " c.attributes, c.import_job_id, c.row_no from contact c where c.id = :id")
        .bind("id", contact)
        .map((row, context) -> detail(row, attempts))
        .findOne();
  }

  private static ContactDetail detail(ResultSet row, List<ContactDetail.Attempt> attempts)
      throws SQLException {
    return new ContactDetail(
        ContactMappers.summary(row),
        ContactRow.phones(row),
        row.getString("time_zone"),
        ContactMappers.time(row, "expires_at"),
        Attributes.read(row.getString("attributes")),
        row.getObject("import_job_id", Long.class),
        row.getObject("row_no", Long.class),
        attempts);
  }

  private static List<ContactDetail.Attempt> attempts(Handle h, long contact) {
    Map<Long, List<ContactDetail.Result>> results = results(h, contact);
    return h.createQuery(
            "select a.id, a.account_number, a.number, a.step, a.state, a.confirmed, a.redialled,"
                + " a.disposition, a.dialer_result, a.created_at, a.closed_at,"
                + " case when a.state = 'REFUSED' then b.detail end refusal"
                + " from attempt a join batch b on b.id = a.batch_id"
                + " where a.contact_id = :contact order by a.id")
        .bind("contact", contact)
        .map(
            (row, context) ->
                new ContactDetail.Attempt(
                    row.getLong("id"),
                    row.getString("account_number"),
                    row.getString("number"),
                    row.getInt("step"),
                    row.getString("state"),
                    row.getBoolean("confirmed"),
                    row.getBoolean("redialled"),
                    row.getString("disposition"),
                    row.getString("dialer_result"),
                    row.getString("refusal"),
                    ContactMappers.time(row, "created_at"),
                    ContactMappers.time(row, "closed_at"),
                    results.getOrDefault(row.getLong("id"), List.of())))
        .list();
  }

  private static Map<Long, List<ContactDetail.Result>> results(Handle h, long contact) {
    record Row(long attempt, ContactDetail.Result result) {}
    return h
        .createQuery(
            "select r.attempt_id, r.status, r.result, r.verdict, r.seen_at"
                + " from dialer_result r join attempt a on a.id = r.attempt_id"
                + " where a.contact_id = :contact order by r.id")
        .bind("contact", contact)
        .map(
            (row, context) ->
                new Row(
                    row.getLong("attempt_id"),
                    new ContactDetail.Result(
                        row.getString("status"),
                        row.getString("result"),
                        row.getString("verdict"),
                        ContactMappers.time(row, "seen_at"))))
        .stream()
        .collect(
            Collectors.groupingBy(
                Row::attempt, Collectors.mapping(Row::result, Collectors.toList())));
  }
}
