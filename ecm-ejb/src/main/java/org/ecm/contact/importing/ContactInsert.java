package org.ecm.contact.importing;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ecm.contact.CallZones;
import org.ecm.contact.Reason;
import org.ecm.database.IdBlocks;
import org.ecm.database.IdBlocks.Kind;
import org.ecm.database.UtcTimes;
import org.ecm.strategy.Next;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * The contacts of one chunk as one JDBC batch; plain JDBC, because binding thirty names a row would
 * take longer than storing them.
 */
final class ContactInsert {

  private static final String INSERT =
      """
      insert into contact (id, campaign_id, list_id, import_job_id, row_no, row_key, reference,
        first_name, last_name, phone1, phone2, phone3, phone4, phone5, time_zone, priority,
        expires_at, attributes, state, reason, step, next_number, call_zone, due_at, attempts_made,
        sending, created_at, updated_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', ?, ?, ?, ?, ?, 0, 0,
        ?, ?)
      """;

  /** Where a contact waits. */
  record Lane(String zone, int priority) {}

  private record Line(
      long id, ImportedContact contact, Next.Attempt first, String zone, long row) {}

  private final ChunkTarget target;
  private final IdBlocks ids;
  private final Instant now;
  private final List<Line> lines = new ArrayList<>();

  ContactInsert(ChunkTarget target, IdBlocks ids, Instant now) {
    this.target = target;
    this.ids = ids;
    this.now = now;
  }

  /** Takes a contact into the batch. */
  void add(ImportedContact contact, Next.Attempt first, long row) {
    String zone = CallZones.of(contact.timeZone(), first.number(), target.zone().getId());
    lines.add(new Line(ids.next(Kind.CONTACT), contact, first, zone, row));
  }

  int size() {
    return lines.size();
  }

  /** The lanes in which the contacts will wait. */
  Set<Lane> lanes() {
    Set<Lane> lanes = new LinkedHashSet<>();
    lines.forEach(line -> lanes.add(new Lane(line.zone(), line.contact().priority())));
    return lanes;
  }

  /** Inserts them all. */
  void execute(Handle h) {
    if (lines.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = h.getConnection().prepareStatement(INSERT)) {
      for (Line line : lines) {
        bind(statement, line);
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }

  private void bind(PreparedStatement statement, Line line) throws SQLException {
    ImportedContact contact = line.contact();
    int i = 1;
    statement.setLong(i++, line.id());
    statement.setLong(i++, target.campaign());
    statement.setLong(i++, target.list());
    statement.setLong(i++, target.job());
    statement.setLong(i++, line.row());
    statement.setString(i++, contact.rowKey());
    statement.setString(i++, contact.reference());
    statement.setString(i++, contact.firstName());
    statement.setString(i++, contact.lastName());
    for (String phone : contact.phones()) {
      statement.setString(i++, phone);
    }
    statement.setString(i++, contact.timeZone());
    statement.setInt(i++, contact.priority());
    statement.setObject(i++, UtcTimes.write(contact.expiresAt()), Types.TIMESTAMP);
    statement.setString(i++, AttributesJson.write(contact.attributes()));
    statement.setString(i++, Reason.NEW.name());
    statement.setInt(i++, line.first().step());
    statement.setString(i++, line.first().number());
    statement.setString(i++, line.zone());
    statement.setObject(i++, UtcTimes.write(line.first().dueAt()), Types.TIMESTAMP);
    statement.setObject(i++, UtcTimes.write(now), Types.TIMESTAMP);
    statement.setObject(i, UtcTimes.write(now), Types.TIMESTAMP);
  }
}
