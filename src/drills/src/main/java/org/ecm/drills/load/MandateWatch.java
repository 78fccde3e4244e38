package org.ecm.drills.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ecm.demo.process.LedgerDatabase;
import org.ecm.drills.load.TakeoverWatch.Takeover;

/**
 * Reads the mandates all the time, on a connection that no fault of a node touches, and keeps each
 * change. While the database is away it sees nothing, and says so by a gap between its looks.
 */
public final class MandateWatch implements AutoCloseable {
  private static final int EVERY_MILLIS = 25;
  private static final String CONTACT_FEED = "contact-feed";
  private static final String MANDATES =
      """
      select m.name, m.holder, m.incarnation, m.epoch, m.beat, m.released,
        case when n.died_at is null then 0 else 1 end
      from mandate m left join node_incarnation n on n.node = m.holder and n.incarnation = m.incarnation
      """;

  private final LedgerDatabase database;
  private final Timeline timeline;
  private final List<Sight> sights = new ArrayList<>();
  private final Map<String, Sight> last = new HashMap<>();
  private final TakeoverWatch takeovers;
  private final Thread thread = new Thread(this::watch, "mandate-watch");

  /**
   * A mandate as it stood when it had changed; times are those of the look that showed it.
   *
   * @param dead the holder's host has reported its death: a release is then not the holder's own
   */
  public record Sight(
      String name,
      String holder,
      String incarnation,
      long epoch,
      long beat,
      boolean released,
      boolean dead,
      long nanos,
      Instant at) {

    boolean differs(Sight other) {
      return other == null
          || epoch != other.epoch
          || beat != other.beat
          || released != other.released;
    }

    boolean tells(Sight other) {
      return other == null || epoch != other.epoch || released != other.released;
    }

    @Override
    public String toString() {
      return "%s: epoch %d %s".formatted(name, epoch, released ? "released" : "with " + holder);
    }
  }

  MandateWatch(LedgerDatabase database, Timeline timeline) {
    this.database = database;
    this.timeline = timeline;
    takeovers = new TakeoverWatch(database);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void watch() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password())) {
          watch(connection);
        } catch (SQLException away) {
          TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
        }
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch(Connection connection) throws SQLException, InterruptedException {
    try (PreparedStatement statement = connection.prepareStatement(MANDATES)) {
      while (!Thread.currentThread().isInterrupted()) {
        try (ResultSet row = statement.executeQuery()) {
          long nanos = System.nanoTime();
          Instant at = Instant.now();
          while (row.next()) {
            see(
                new Sight(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getBoolean(6),
                    row.getBoolean(7),
                    nanos,
                    at));
          }
        }
        TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
      }
    }
  }

  private synchronized void see(Sight sight) {
    Sight before = last.get(sight.name());
    if (!sight.differs(before)) {
      return;
    }
    last.put(sight.name(), sight);
    sights.add(sight);
    if (before != null && sight.epoch() > before.epoch() && sight.name().equals(CONTACT_FEED)) {
      takeovers.see(sight.epoch());
    }
    if (before != null && sight.tells(before) && !sight.name().startsWith("import:")) {
      timeline.add(sight.toString());
    }
  }

  /** Each change, in order. */
  public synchronized List<Sight> sights() {
    return List.copyOf(sights);
  }

  /** What the ledger held at each takeover of Contact Feed. */
  public List<Takeover> takeovers() {
    return takeovers.takeovers();
  }

  /** A mandate as last seen; null if there is none yet. */
  public synchronized Sight last(String name) {
    return last.get(name);
  }

  @Override
  public void close() {
    thread.interrupt();
    takeovers.close();
  }
}
