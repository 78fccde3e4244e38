package org.ecm.bench;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.ecm.audit.Audit;
import org.ecm.cluster.Mandate;
import org.ecm.cluster.MandateSeat;
import org.ecm.contact.ContactLists;
import org.ecm.contact.importing.ContactUpload;
import org.ecm.contact.importing.ImportWork;
import org.ecm.contact.importing.Upload;
import org.ecm.contact.importing.UploadStore;
import org.ecm.contact.importing.WorkSignal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Upload and import of one file, beside a bare batch insert of the very rows that it brought, into
 * the same table of another database. The two take turns.
 */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Upload and import of a file with three phones a row, all checks, with 10,000 numbers on the",
      "do-not-call list, beside a bare JDBC batch insert of the same rows into the same table."
    })
final class ImportBench implements Callable<Integer> {

  /** As the server does it. */
  private static final int ROWS_PER_CHUNK = 1000;

  private static final int CHUNKS_PER_TURN = 20;
  private static final int DO_NOT_CALL = 10_000;

  @Option(names = "--rows", defaultValue = "1000000", description = "Default: ${DEFAULT-VALUE}")
  private int rows;

  @Override
  public Integer call() throws Exception {
    Report report = new Report("Import of %,d rows, 3 phones, all checks".formatted(rows));
    Path file = ContactFile.write(rows);
    ExecutorService parsers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try (BenchDatabase ecm = new BenchDatabase(1000);
        BenchDatabase plain = new BenchDatabase(1000);
        ContactCopy copy = new ContactCopy(ecm.source, plain.source)) {
      doNotCall(ecm);
      Watch upload = new Watch();
      Watch importing = new Watch();
      upload.time(() -> upload(ecm, file));
      MandateSeat seat = ecm.seat(ImportWork.mandateName(BenchDatabase.CAMPAIGN));
      Mandate mandate = seat.current().orElseThrow();
      ImportWork work =
          new ImportWork(ecm.database, ecm.ids, parsers, Clock.systemUTC(), ROWS_PER_CHUNK);
      Watch baseline = new Watch();
      for (boolean over = false; !over; ) {
        int[] chunks = {0};
        over =
            importing.time(
                () ->
                    work.turn(
                        BenchDatabase.CAMPAIGN, mandate, () -> chunks[0]++ < CHUNKS_PER_TURN));
        copy.catchUp(baseline);
      }
      upload.count(rows);
      importing.count(rows);
      report.line("upload", "%,.0f rows/s", upload.rate());
      report.line("imported", "%,d contacts", baseline.units());
      report.rates("rows", "bare batch insert", baseline, upload.plus(importing, rows), 0.5);
      report.end();
    } finally {
      parsers.shutdown();
      BenchDatabase.delete(file.getParent());
    }
    return 0;
  }

  private static long upload(BenchDatabase ecm, Path file) throws Exception {
    Clock clock = Clock.systemUTC();
    ContactUpload upload =
        new ContactUpload(
            new UploadStore(
                ecm.database,
                ecm.ids,
                new ContactLists(ecm.database, ecm.ids, clock),
                new Audit(ecm.database, ecm.ids, clock),
                ecm.mandates,
                clock),
            new WorkSignal());
    try (InputStream body = Files.newInputStream(file)) {
      return upload.receive(
          new Upload(
              BenchDatabase.CAMPAIGN, "Bench", "contacts.csv", null, Files.size(file), "bench"),
          body);
    }
  }

  private static void doNotCall(BenchDatabase ecm) {
    ecm.database.useTransaction(
        h ->
            h.execute(
                "insert into do_not_call (id, number, campaign_id, source, created_by, created_at)"
                    + " select x, '+1' || (9070000000 + x), 0, 'bench', 'bench', current_timestamp"
                    + " from system_range(1, ?)",
                DO_NOT_CALL));
  }
}
