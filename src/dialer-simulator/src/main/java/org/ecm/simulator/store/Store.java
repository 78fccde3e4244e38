package org.ecm.simulator.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.ecm.simulator.journal.Event;
import org.ecm.simulator.journal.Journal;
import org.ecm.simulator.journal.Line;

/**
 * The one door through which anything changes. A change is first one write to the log and then one
 * transaction on the tables, which also notes the log position; a process killed between the two
 * makes it up at the next start. All methods may be called from any thread.
 */
public final class Store implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Clock clock;
  private final Journal journal;
  private final Database database;
  private final Connection writer;
  private final Statements statements;
  private final TableWriter tables;
  private final ActiveRecords active;
  private volatile Progress progress;
  private boolean broken;

  public Store(Path directory, Clock clock) throws IOException, SQLException {
    Files.createDirectories(directory);
    this.clock = clock;
    journal = new Journal(directory.resolve("log.jsonl"));
    database = new Database(directory);
    writer = database.open();
    database.createSchema(writer);
    writer.setAutoCommit(false);
    statements = new Statements(writer);
    tables = new TableWriter(statements);
    progress = Progress.read(writer);
    journal.recover(progress.logEnd(), this::apply);
    active = new ActiveRecords(writer);
  }

  /**
   * Makes a change. The work runs alone and sees the tables before its own events; when it throws,
   * nothing happens.
   */
  public <T> T change(Function<Change, T> work) {
    lock.lock();
    try {
      if (broken) {
        throw new IllegalStateException("The tables do not follow the log; restart the simulator");
      }
      var change =
          new Change(writer, clock.instant().truncatedTo(ChronoUnit.MILLIS), progress.lastRecord());
      T result = work.apply(change);
      if (!change.events().isEmpty()) {
        List<Line> lines = lines(change);
        journal.append(lines);
        broken = true;
        apply(lines, journal.end());
        broken = false;
        active.follow(change.events(), writer);
      }
      return result;
    } catch (IOException e) {
      throw new StoreException("Cannot write the log", e);
    } finally {
      lock.unlock();
    }
  }

  private List<Line> lines(Change change) {
    List<Line> lines = new ArrayList<>(change.events().size());
    long seq = progress.seq();
    int left = change.events().size();
    for (Event event : change.events()) {
      lines.add(new Line(++seq, change.now(), --left > 0, event));
    }
    return lines;
  }

  private void apply(List<Line> lines, long end) {
    try {
      for (Line line : lines) {
        line.event().accept(tables, line.time());
      }
      Progress next = progress.after(lines, end);
      next.write(statements);
      writer.commit();
      progress = next;
    } catch (SQLException e) {
      throw new StoreException("The tables cannot follow the log", e);
    }
  }

  /** Contacts of a campaign that are not yet closed. Exact inside a change. */
  public int activeIn(int campaign) {
    return active.in(campaign);
  }

  public Totals totals() {
    return progress.totals();
  }

  /** Rows as committed, on a connection of its own. */
  public <T> List<T> query(String sql, Change.RowMapper<T> mapper, Object... values) {
    try (Connection reader = database.connect()) {
      return Rows.query(reader, sql, mapper, values);
    } catch (SQLException e) {
      throw new StoreException("Cannot open the simulator's database", e);
    }
  }

  public void createReader(String user, String password) throws SQLException {
    lock.lock();
    try {
      database.createReader(writer, user, password);
      writer.commit();
    } finally {
      lock.unlock();
    }
  }

  public Journal log() {
    return journal;
  }

  @Override
  public void close() throws IOException, SQLException {
    lock.lock();
    try {
      broken = true;
      writer.close();
      journal.close();
    } finally {
      lock.unlock();
    }
  }
}
