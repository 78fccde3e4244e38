package org.ecm.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.ecm.cluster.Advice;
import org.ecm.cluster.JdbcMandateStore;
import org.ecm.cluster.MandateSeat;
import org.ecm.cluster.MandateTimes;
import org.ecm.cluster.Mandates;
import org.ecm.cluster.Monotonic;
import org.ecm.cluster.NodeIdentity;
import org.ecm.cluster.NodeRegistry;
import org.ecm.contact.Lanes;
import org.ecm.database.Database;
import org.ecm.database.IdBlocks;
import org.ecm.database.PlainDatabase;
import org.ecm.database.Schema;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * A fresh database of ECM in a file, with the settings that the server's scripts give it, and one
 * running campaign, id 1, whose strategy calls three phones in turn. Gone when closed.
 */
final class BenchDatabase implements AutoCloseable {

  static final long CAMPAIGN = 1;
  private static final int STEPS = 30;

  /** Nothing but the benchmark runs here: no thread has to renew a mandate. */
  private static final MandateTimes FOR_EVER =
      new MandateTimes(Duration.ofDays(1), Duration.ofDays(3), Duration.ZERO, Duration.ofMillis(1));

  final JdbcConnectionPool source;
  final Database database;
  final IdBlocks ids;
  final NodeRegistry nodes;
  final Mandates mandates;
  private final Path directory;

  BenchDatabase(int window) {
    directory = directory();
    source =
        JdbcConnectionPool.create(
            "jdbc:h2:file:"
                + directory.resolve("ecm")
                + ";MODE=MSSQLServer;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TIME ZONE=UTC"
                + ";LOCK_TIMEOUT=2000;QUERY_CACHE_SIZE=64",
            "ecm",
            "ecm");
    Schema.migrate(source);
    database = new PlainDatabase(source);
    ids = new IdBlocks(database);
    nodes = new NodeRegistry(database);
    NodeIdentity self = new NodeIdentity("bench", UUID.randomUUID().toString());
    nodes.register(self, "lab", Instant.now());
    mandates =
        new Mandates(
            self,
            new JdbcMandateStore(source),
            FOR_EVER,
            Monotonic.SYSTEM,
            mandate -> Advice.CONTEND);
    campaign(window);
  }

  /** A new directory for data, in the build's own. */
  static Path directory() {
    Path target = Path.of(System.getProperty("ecm.root", "."), "src/bench/target");
    try {
      return Files.createTempDirectory(Files.createDirectories(target.toAbsolutePath()), "data");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + target, e);
    }
  }

  private void campaign(int window) {
    database.useTransaction(
        h -> {
          h.execute("insert into strategy values (1, 'Bench', 0)");
          for (int step = 0; step < STEPS; step++) {
            h.execute("insert into strategy_step values (1, ?, 'VOICE', ?)", step, 1 + step % 3);
          }
          h.execute("insert into strategy_rule values (1, 'BUSY', 'NEXT_ATTEMPT', 0)");
          h.execute("insert into strategy_rule values (1, 'NO_ANSWER', 'NEXT_ATTEMPT', 3600)");
          h.execute(
              "insert into dialer_campaign values (1, 'uccx', '1', 'Reminders', 'IVR', ?, 0, 0)",
              window);
          h.execute(
              "insert into campaign (id, name, name_key, state, dialer_campaign_id, strategy_id,"
                  + " default_region, time_zone, priority, created_at, version) values"
                  + " (1, 'Bench', 'Bench', 'RUNNING', 1, 1, 'US', 'America/New_York', 5, ?, 0)",
              Instant.now());
          for (int day = 1; day <= 7; day++) {
            h.execute("insert into campaign_interval values (1, ?, ?, 0, 1440)", day - 1, day);
          }
          h.execute("insert into contact_list values (1, 1, 'Bench', ?)", Instant.now());
        });
  }

  /** Adds waiting contacts with the ids from first to last, each with three numbers of its own. */
  void contacts(long first, long last, String zone, int priority, Instant due) {
    int step = 20_000;
    for (long from = first; from <= last; from += step) {
      long start = from;
      database.useTransaction(
          h ->
              h.execute(
                  """
                  insert into contact (id, campaign_id, list_id, row_key, reference, first_name,
                    last_name, phone1, phone2, phone3, priority, state, reason, step, next_number,
                    call_zone, due_at, attempts_made, sending, created_at, updated_at)
                  select x, 1, 1, 'row' || x, 'C-' || x, 'Ann', 'Example', '+1' || (2020000000 + x),
                    '+1' || (3030000000 + x), '+1' || (4040000000 + x), ?, 'WAITING', 'NEW', 0,
                    '+1' || (2020000000 + x), ?, ?, 0, 0, ?, ?
                  from system_range(?, ?)
                  """,
                  priority,
                  zone,
                  due,
                  due,
                  due,
                  start,
                  Math.min(last, start + step - 1)));
    }
    database.useTransaction(h -> Lanes.ensure(h, CAMPAIGN, zone, priority));
  }

  /** The seat of a component, holding its mandate. */
  MandateSeat seat(String name) {
    MandateSeat seat = mandates.enter(name);
    while (seat.current().isEmpty()) {
      seat.turn();
    }
    return seat;
  }

  @Override
  public void close() throws SQLException, IOException {
    shutDown(source);
    delete(directory);
  }

  /** Ends a database without writing its files anew: they are about to go. */
  static void shutDown(JdbcConnectionPool source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("shutdown immediately");
    }
    source.dispose();
  }

  static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
