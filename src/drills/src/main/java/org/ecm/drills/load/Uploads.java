package org.ecm.drills.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.ecm.demo.process.LedgerDatabase;
import org.ecm.drills.lab.Patience;
import org.ecm.drills.lab.Web;
import org.ecm.drills.lab.Web.Answer;
import org.ecm.drills.load.ClientLog.Acknowledged;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** A back office that sends contact files, each until it is acknowledged. For one thread. */
final class Uploads {
  private static final int ACCEPTED = 202;
  private static final int TRY_LIMIT_MILLIS = 8000;
  private static final long PAUSE_NANOS = 250_000_000;
  private static final Duration IMPORT_LIMIT = Duration.ofMinutes(4);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Web ecm;
  private final String authorization;
  private final Jdbi ledger;
  private final ClientLog log;
  private volatile boolean importing;
  private final List<String> failures = new CopyOnWriteArrayList<>();

  Uploads(Web ecm, String user, String password, LedgerDatabase database, ClientLog log) {
    this.ecm = ecm;
    this.log = log;
    authorization =
        "Authorization: Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    ledger = database.jdbi();
  }

  /**
   * Sends a file until it is acknowledged, then waits for the end of its import.
   *
   * @param ended nobody wants it any more
   */
  void upload(long campaign, Path file, int rows, BooleanSupplier ended) throws IOException {
    long start = System.nanoTime();
    String name = file.getFileName().toString();
    for (int tries = 1; !ended.getAsBoolean() && !Thread.currentThread().isInterrupted(); tries++) {
      log.note("send", "import", name, "into " + campaign);
      String job = attempt(campaign, file);
      if (!job.isEmpty()) {
        log.acknowledged(
            new Acknowledged("import", job, "" + rows, tries, System.nanoTime() - start));
        importing = true;
        Patience.within(IMPORT_LIMIT, () -> ended.getAsBoolean() || isDone(job));
        importing = false;
        return;
      }
      LockSupport.parkNanos(PAUSE_NANOS); // as long as a client that means well waits
    }
  }

  /** The import's id; empty if it was not acknowledged. */
  private String attempt(long campaign, Path file) throws IOException {
    String path =
        "/ecm/api/v1/campaigns/%d/imports?fileName=%s".formatted(campaign, file.getFileName());
    try {
      Answer answer =
          ecm.send(
              "POST",
              path,
              List.of(authorization, "Content-Type: text/csv"),
              Files.readString(file),
              TRY_LIMIT_MILLIS);
      if (answer.status() == ACCEPTED) {
        return JSON.readTree(answer.body()).path("id").asText();
      }
      failed(file, answer.status() + answer.body());
    } catch (IOException e) {
      failed(file, e.toString());
    }
    return "";
  }

  private void failed(Path file, String why) {
    log.note("failed", "import", file.getFileName().toString(), why);
    failures.add("upload of " + file.getFileName() + " at " + Instant.now() + ": " + why);
  }

  /** Whether a file was acknowledged and is not imported yet. From any thread. */
  boolean isImporting() {
    return importing;
  }

  /** Each try that was not acknowledged. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  private boolean isDone(String job) {
    try {
      return ledger.withHandle(
          h ->
              h.createQuery("select state from import_job where id = :id")
                  .bind("id", Long.parseLong(job))
                  .mapTo(String.class)
                  .one()
                  .equals("DONE"));
    } catch (JdbiException away) {
      return false;
    }
  }
}
