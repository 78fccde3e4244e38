package org.ecm.simulator.store;

import java.sql.Connection;
import java.util.List;
import org.ecm.simulator.journal.Event;
import org.ecm.simulator.journal.Line;

/** How far the tables follow the log, and the totals; one row, changed with every change. */
record Progress(long logEnd, long seq, long lastRecord, Totals totals) {

  static Progress read(Connection connection) {
    return Rows.query(
            connection,
            "SELECT logEnd, seq, lastRecord, accepted, dropped, dialled, redialled, results, moved"
                + " FROM Progress",
            row ->
                new Progress(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    new Totals(
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9))))
        .get(0);
  }

  /** The progress after the lines of a change. */
  Progress after(List<Line> lines, long newLogEnd) {
    long record = lastRecord;
    long accepted = totals.accepted();
    long dropped = totals.dropped();
    long dialled = totals.dialled();
    long redialled = totals.redialled();
    long results = totals.results();
    long moved = totals.moved();
    for (Line line : lines) {
      if (line.event() instanceof Event.Accepted event) {
        accepted++;
        record = Math.max(record, event.record());
      } else if (line.event() instanceof Event.Dropped) {
        dropped++;
      } else if (line.event() instanceof Event.Dialled event) {
        dialled++;
        redialled += event.redial() ? 1 : 0;
      } else if (line.event() instanceof Event.Result) {
        results++;
      } else if (line.event() instanceof Event.Moved event) {
        moved += event.records().size();
      }
    }
    return new Progress(
        newLogEnd,
        lines.get(lines.size() - 1).seq(),
        record,
        new Totals(accepted, dropped, dialled, redialled, results, moved));
  }

  void write(Statements statements) {
    statements.run(
        "UPDATE Progress SET logEnd = ?, seq = ?, lastRecord = ?, accepted = ?, dropped = ?,"
            + " dialled = ?, redialled = ?, results = ?, moved = ?",
        logEnd,
        seq,
        lastRecord,
        totals.accepted(),
        totals.dropped(),
        totals.dialled(),
        totals.redialled(),
        totals.results(),
        totals.moved());
  }
}
