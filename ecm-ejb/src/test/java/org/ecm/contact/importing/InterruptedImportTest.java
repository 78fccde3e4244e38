package org.ecm.contact.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.ecm.cluster.Mandate;
import org.ecm.contact.importing.FaultyDatabase.BrokenException;
import org.ecm.contact.importing.FaultyDatabase.Fault;
import org.ecm.database.CommitUnknownException;
import org.ecm.database.IdBlocks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An import that a fault, another node or a user ends in the middle. */
class InterruptedImportTest {
  private final ImportLab lab = new ImportLab();
  private final ImportLab.Node node = lab.node("node1");

  @ParameterizedTest
  @EnumSource(Fault.class)
  void anInterruptionAtAnyTransactionChangesNothingInTheEnd(Fault fault) {
    String file = ImportLab.mixedFile(30);
    node.upload(file);
    node.workAll();
    List<Map<String, Object>> contacts = lab.contacts();
    List<Map<String, Object>> verdicts = lab.verdicts();
    ImportJob whole = lab.imports().get(0);
    boolean broke = true;
    for (int n = 1; broke; n++) {
      ImportLab other = new ImportLab();
      long id = other.node("node1").upload(file);
      FaultyDatabase faulty = new FaultyDatabase(other.database);
      ImportLab.Node dying = other.node("node1", faulty);
      faulty.breakAt(n, fault);
      try {
        dying.workUntil(faulty::hasBroken);
      } catch (RuntimeException e) {
        assertThat(e).isInstanceOfAny(BrokenException.class, CommitUnknownException.class);
      }
      broke = faulty.hasBroken();
      ImportLab.Node survivor = other.node("node2");
      survivor.worker.turn();
      survivor.outwaitMandates();
      survivor.workAll();
      assertThat(other.contacts()).as("broken at transaction %d", n).isEqualTo(contacts);
      assertThat(other.verdicts()).as("broken at transaction %d", n).isEqualTo(verdicts);
      ImportJob job = other.jobs().get(id);
      assertThat(job)
          .usingRecursiveComparison()
          .ignoringFields("id", "list")
          .as("broken at transaction %d", n)
          .isEqualTo(whole);
      assertThat(other.funnel().addsUp()).isTrue();
    }
  }

  @Test
  void aNodeWhoseMandateWasTakenStoresNothingMore() {
    long id = node.upload(ImportLab.mixedFile(60));
    ImportWork work =
        new ImportWork(
            lab.database, new IdBlocks(lab.database), Runnable::run, ImportLab.CLOCK, 10);
    Mandate mandate = mandate();
    int[] chunks = {0};
    work.turn(
        ImportLab.CAMPAIGN,
        mandate,
        () -> {
          if (++chunks[0] == 3) {
            lab.database.useTransaction(h -> h.execute("update mandate set epoch = epoch + 1"));
          }
          return true;
        });
    ImportJob job = lab.jobs().get(id);
    assertThat(job.rows()).isEqualTo(20);
    assertThat(job.state()).isEqualTo(ImportState.RUNNING);
    assertThat(lab.count("contact") + lab.count("import_verdict")).isEqualTo(20);
  }

  @Test
  void theTimeWhenNobodyWorkedDoesNotCountInTheRate() {
    long id = node.upload(ImportLab.mixedFile(100));
    Mandate mandate = mandate();
    MovingClock clock = new MovingClock();
    work(clock, mandate, 3);
    clock.pass(Duration.ofHours(1));
    assertThat(lab.jobs().get(id).timeLeft(clock.instant())).as("it stands still").isEmpty();

    work(clock, mandate, 2);

    ImportJob job = lab.jobs().get(id);
    assertThat(job.rows()).isEqualTo(50);
    assertThat(job.rate(clock.instant())).isEqualTo(5.0);
    assertThat(job.timeLeft(clock.instant()).orElseThrow()).isLessThan(Duration.ofSeconds(15));
  }

  /** A turn that ends after some chunks of ten rows, each of which takes two seconds. */
  private void work(MovingClock clock, Mandate mandate, int chunks) {
    int[] left = {chunks};
    new ImportWork(lab.database, new IdBlocks(lab.database), Runnable::run, clock, 10)
        .turn(
            ImportLab.CAMPAIGN,
            mandate,
            () -> {
              if (left[0]-- == 0) {
                return false;
              }
              clock.pass(Duration.ofSeconds(2));
              return true;
            });
  }

  private Mandate mandate() {
    node.worker.turn();
    node.mandates.turn();
    node.mandates.turn();
    return node.mandates.enter(ImportWork.mandateName(ImportLab.CAMPAIGN)).current().orElseThrow();
  }

  /** A clock that stands still until it is moved. */
  private static final class MovingClock extends Clock {
    private Instant now = CsvFile.RECEIVED;

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void aCampaignDeletedDuringItsImportEndsIt() {
    long id = node.upload(ImportLab.mixedFile(60));
    node.parse(
        task -> {
          lab.database.useTransaction(
              h -> {
                h.execute("update campaign set state = 'DELETED'");
                h.execute("update import_job set state = 'CANCELLED', error = 'deleted'");
              });
          task.run();
        });
    node.workAll();
    assertThat(lab.jobs().get(id).state()).isEqualTo(ImportState.CANCELLED);
    assertThat(lab.count("contact")).isZero();
    assertThat(lab.count("import_chunk")).isZero();
    assertThat(lab.funnel().addsUp()).isTrue();
  }

  @Test
  void aCancelledImportKeepsWhatItHasTakenIn() {
    long id = node.upload(ImportLab.mixedFile(60));
    lab.jobs().cancel(id, "ann");
    node.workAll();
    assertThat(lab.jobs().get(id).state()).isEqualTo(ImportState.CANCELLED);
    assertThat(lab.jobs().get(id).error()).isEqualTo("Cancelled by ann");
    assertThat(lab.count("contact")).isZero();
  }
}
