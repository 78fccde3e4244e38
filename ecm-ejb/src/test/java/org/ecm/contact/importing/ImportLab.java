package org.ecm.contact.importing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.ecm.audit.Audit;
import org.ecm.campaign.Funnel;
import org.ecm.campaign.Funnels;
import org.ecm.cluster.Advice;
import org.ecm.cluster.JdbcMandateStore;
import org.ecm.cluster.MandateTimes;
import org.ecm.cluster.Mandates;
import org.ecm.cluster.Monotonic;
import org.ecm.cluster.NodeIdentity;
import org.ecm.cluster.NodeRegistry;
import org.ecm.cluster.SignsOfLife;
import org.ecm.contact.ContactLists;
import org.ecm.database.Database;
import org.ecm.database.IdBlocks;
import org.ecm.database.PlainDatabase;
import org.ecm.database.TestDatabase;

/** Imports on a real database, without a container; campaign 1 exists. */
final class ImportLab {
  static final long CAMPAIGN = 1;
  static final Clock CLOCK = Clock.fixed(CsvFile.RECEIVED, ZoneOffset.UTC);

  final DataSource source;
  final Database database;

  ImportLab() {
    this(TestDatabase.migrated());
  }

  ImportLab(DataSource migrated) {
    source = migrated;
    database = new PlainDatabase(migrated);
    campaign(CAMPAIGN);
  }

  void campaign(long id) {
    database.useTransaction(
        h -> {
          h.execute("insert into strategy values (?, ?, 0)", id, "Strategy " + id);
          for (int step = 0; step < 3; step++) {
            h.execute("insert into strategy_step values (?, ?, 'VOICE', ?)", id, step, step + 1);
          }
          h.execute(
              "insert into dialer_campaign values (?, 'uccx', ?, 'Reminders', 'IVR', 100, 0, 0)",
              id,
              String.valueOf(id));
          h.execute(
              "insert into campaign (id, name, name_key, state, dialer_campaign_id, strategy_id,"
                  + " default_region, time_zone, priority, created_at, version)"
                  + " values (?, ?, ?, 'RUNNING', ?, ?, 'US', 'America/New_York', 5, ?, 0)",
              id,
              "Campaign " + id,
              "Campaign " + id,
              id,
              id,
              CsvFile.RECEIVED);
        });
  }

  /** A node at work on this database. */
  Node node(String name) {
    return new Node(name, database);
  }

  Node node(String name, Database seenByIt) {
    return new Node(name, seenByIt);
  }

  ImportJobs jobs() {
    return new ImportJobs(database, audit(database), CLOCK);
  }

  /** Campaign 1's imports, the newest first. */
  List<ImportJob> imports() {
    return jobs().page(CAMPAIGN, null, 100).imports();
  }

  Funnel funnel() {
    return new Funnels(database).of(CAMPAIGN);
  }

  /** The contacts as far as the file decides on them, in the order of the file. */
  List<Map<String, Object>> contacts() {
    return database.inTransaction(
        h ->
            h.createQuery(
                    "select row_no, row_key, reference, first_name, last_name, phone1, phone2,"
                        + " phone3, time_zone, priority, state, reason, step, next_number,"
                        + " call_zone, due_at, expires_at, attributes from contact"
                        + " order by import_job_id, row_no")
                .mapToMap()
                .list());
  }

  List<Map<String, Object>> verdicts() {
    return database.inTransaction(
        h ->
            h.createQuery(
                    "select row_no, verdict, reason, detail, raw from import_verdict"
                        + " order by job_id, row_no")
                .mapToMap()
                .list());
  }

  long count(String table) {
    return database.inTransaction(
        h -> h.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }

  void doNotCall(String number) {
    database.useTransaction(
        h ->
            h.execute(
                "insert into do_not_call (id, number, campaign_id, source, created_by, created_at)"
                    + " values (?, ?, 0, 'test', 'test', ?)",
                new IdBlocks(database).next(IdBlocks.Kind.DO_NOT_CALL),
                number,
                CsvFile.RECEIVED));
  }

  private static Audit audit(Database database) {
    return new Audit(database, new IdBlocks(database), CLOCK);
  }

  /** One node: its mandates are turned by hand, and time passes only when told. */
  final class Node {
    private final Pace pace = new Pace();
    final Mandates mandates;
    final UploadStore uploads;
    final ContactUpload upload;
    final ImportWorker worker;
    final NodeRegistry registry;

    private Node(String name, Database seen) {
      NodeIdentity self = new NodeIdentity(name, name + "-" + Instant.now());
      mandates =
          new Mandates(
              self,
              new JdbcMandateStore(source),
              MandateTimes.DEFAULT,
              pace,
              mandate -> Advice.CONTEND);
      registry = new NodeRegistry(seen);
      registry.register(self, "lab", CsvFile.RECEIVED);
      IdBlocks ids = new IdBlocks(seen);
      WorkSignal signal = new WorkSignal();
      uploads =
          new UploadStore(
              seen, ids, new ContactLists(seen, ids, CLOCK), audit(seen), mandates, CLOCK);
      upload = new ContactUpload(uploads, signal);
      worker =
          new ImportWorker(
              seen,
              ids,
              new ImportJobs(seen, audit(seen), CLOCK),
              mandates,
              registry,
              uploads,
              signal,
              new SignsOfLife(Duration.ofMinutes(1), pace),
              CLOCK);
      parse(ForkJoinPool.commonPool());
    }

    void parse(Executor executor) {
      worker.parseOn(executor, 10);
    }

    /** Uploads a text to campaign 1's default list. */
    long upload(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return upload.receive(
          new Upload(CAMPAIGN, null, "contacts.csv", null, bytes.length, "ann"),
          new ByteArrayInputStream(bytes));
    }

    /** Turns mandates and worker until no job is left. */
    void workAll() {
      workUntil(() -> false);
    }

    /** As {@link #workAll}, but ends after the turn in which the node has died. */
    void workUntil(BooleanSupplier dead) {
      for (int turns = 0; turns < 100; turns++) {
        mandates.turn();
        boolean worked = worker.turn();
        if (dead.getAsBoolean() || (!worked && jobs().campaignsWithWork().isEmpty())) {
          return;
        }
      }
      throw new AssertionError("The imports do not come to an end");
    }

    /** Turns mandates for longer than one lives that nobody renews. */
    void outwaitMandates() {
      for (int polls = 0; polls < 12; polls++) {
        pace.pass(MandateTimes.DEFAULT.poll());
        mandates.turn();
      }
    }
  }

  /** A clock that stands still until it is moved. */
  static final class Pace implements Monotonic {
    private long nanos;

    void pass(Duration time) {
      nanos += time.toNanos();
    }

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public long wallMillis() {
      return nanos / 1_000_000;
    }
  }

  /** Rows good and bad, some of them twice, with blank lines and quoted line ends between them. */
  static String mixedFile(int rows) {
    StringBuilder file = new StringBuilder("ID;Phone1;Phone2;Note\r\n");
    for (int i = 0; i < rows; i++) {
      switch (i % 7) {
        case 3 -> file.append(i).append(";123;;bad phone\r\n");
        case 4 -> file.append(i - 4).append(";2125550100;;twice\r\n\r\n");
        case 5 -> file.append(i).append(";\"2125550100;;open quote\r\n");
        default ->
            file.append(i).append(";").append(2125550100L + i).append(";;\"two\nlines\"\r\n");
      }
    }
    return file.toString();
  }
}
