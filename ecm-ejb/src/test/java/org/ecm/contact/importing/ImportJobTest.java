package org.ecm.contact.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportJobTest {

  private static final Instant START = Instant.parse("2026-11-02T12:00:00Z");
  private static final int HEADER = 100;
  private static final int SIZE = 1100;

  @Test
  void percentIsTheShareOfTheUploadThatIsWorkedOff() {
    assertThat(job(ImportState.RUNNING, 550, 10).percent()).isEqualTo(50);
    assertThat(job(ImportState.RUNNING, SIZE - 1, 10).percent()).isEqualTo(99);
    assertThat(job(ImportState.CANCELLED, 275, 10).percent()).isEqualTo(25);
  }

  @Test
  void percentIsAllOfWhatIsDoneAndNothingOfAnEmptyUpload() {
    assertThat(job(ImportState.DONE, 550, 10).percent()).isEqualTo(100);
    assertThat(job(ImportState.RECEIVING, 0, 0, null, START, 0).percent()).isZero();
  }

  @Test
  void theRateIsOfTheTimeFromTheStartToTheLastStep() {
    ImportJob job = job(ImportState.RUNNING, 600, 10);
    assertThat(job.rate(at(10))).isEqualTo(5.0);
    assertThat(job.rate(at(15))).as("between two steps").isEqualTo(5.0);
    assertThat(job(ImportState.DONE, SIZE, 10).rate(at(100_000))).isEqualTo(5.0);
  }

  @Test
  void thereIsNoRateBeforeTheFirstStep() {
    assertThat(job(ImportState.QUEUED, HEADER, 0, null, START, SIZE).rate(at(5))).isZero();
    assertThat(job(ImportState.RUNNING, HEADER, 0).rate(at(5))).isZero();
  }

  @Test
  void theTimeLeftIsThatOfTheBytesThatAreLeft() {
    assertThat(job(ImportState.RUNNING, 300, 10).timeLeft(at(10)))
        .as("the header is no work")
        .contains(Duration.ofSeconds(40));
    assertThat(job(ImportState.RUNNING, SIZE, 10).timeLeft(at(10))).contains(Duration.ZERO);
  }

  @Test
  void noTimeIsLeftToTellBeforeTheFirstStepAndAfterTheEnd() {
    assertThat(job(ImportState.RUNNING, HEADER, 10).timeLeft(at(10))).isEmpty();
    assertThat(job(ImportState.QUEUED, HEADER, 0, null, START, SIZE).timeLeft(at(10))).isEmpty();
    assertThat(job(ImportState.DONE, SIZE, 10).timeLeft(at(10))).isEmpty();
    assertThat(job(ImportState.CANCELLED, 600, 10).timeLeft(at(10))).isEmpty();
  }

  @Test
  void neitherIsToldOfAnImportThatStandsStill() {
    ImportJob job = job(ImportState.RUNNING, 600, 10);
    assertThat(job.timeLeft(at(70))).isPresent();
    assertThat(job.timeLeft(at(71))).isEmpty();
    assertThat(job.rate(at(71))).isZero();
  }

  private static Instant at(long seconds) {
    return START.plusSeconds(seconds);
  }

  /** One with 50 rows, whose last step was at these seconds after its start. */
  private static ImportJob job(ImportState state, long position, long seconds) {
    return job(state, position, 50, START, at(seconds), SIZE);
  }

  private static ImportJob job(
      ImportState state,
      long position,
      long rows,
      Instant startedAt,
      Instant updatedAt,
      long received) {
    return new ImportJob(
        1,
        1,
        1,
        "Contacts",
        "contacts.csv",
        state,
        received == 0 ? null : new FileLayout(TextEncoding.UTF_8, ',', List.of(), HEADER),
        received,
        position,
        rows,
        rows,
        0,
        0,
        0,
        null,
        "ann",
        START,
        startedAt,
        updatedAt,
        null);
  }
}
