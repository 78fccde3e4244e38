package org.ecm.contact.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.ecm.database.Database;
import org.junit.jupiter.api.Test;

class AbandonedUploadsTest {
  private static final byte[] PIECE = {'a'};

  private final ImportLab lab = new ImportLab();
  private final ImportLab.Node node = lab.node("node1");
  private final ImportLab.Node other = lab.node("node2");
  private final ImportLab.Pace pace = new ImportLab.Pace();
  private final AbandonedUploads seenByOther = seenByOther(lab.database);

  @Test
  void anUploadThatStandsStillForAnHourIsEnded() {
    long job = open();
    assertThat(seenByOther.end()).isZero();
    pace.pass(Duration.ofMinutes(59));
    assertThat(seenByOther.end()).isZero();

    pace.pass(Duration.ofMinutes(1));

    assertThat(seenByOther.end()).isEqualTo(1);
    assertThat(lab.jobs().get(job).state()).isEqualTo(ImportState.FAILED);
    assertThat(lab.jobs().get(job).error()).contains("cut off");
  }

  @Test
  void oneWhoseNodeHasAnotherTimeIsLeftAloneWhileItGoesOn() {
    long job = open();
    for (int seq = 0; seq < 3; seq++) {
      node.uploads.append(job, seq, seq, PIECE);
      setBack(job);
      assertThat(seenByOther.end()).isZero();
      pace.pass(Duration.ofMinutes(59));
      assertThat(seenByOther.end()).isZero();
    }

    assertThat(lab.jobs().get(job).state()).isEqualTo(ImportState.RECEIVING);
  }

  @Test
  void oneThatGoesOnJustWhenItShouldEndIsLeftAlone() {
    long job = open();
    boolean[] goesOn = {false};
    AbandonedUploads sweep =
        seenByOther(
            new Database() {
              @Override
              public <R> R inTransaction(Work<R> work) {
                R answer = lab.database.inTransaction(work);
                if (goesOn[0]) {
                  goesOn[0] = false;
                  node.uploads.append(job, 0, 0, PIECE);
                }
                return answer;
              }
            });
    sweep.end();
    pace.pass(Duration.ofHours(2));
    goesOn[0] = true;

    assertThat(sweep.end()).isZero();
    assertThat(lab.jobs().get(job).state()).isEqualTo(ImportState.RECEIVING);
  }

  private AbandonedUploads seenByOther(Database database) {
    return new AbandonedUploads(database, other.uploads, other.registry, ImportLab.CLOCK, pace);
  }

  private long open() {
    return node.uploads.open(new Upload(ImportLab.CAMPAIGN, null, "x.csv", Map.of(), -1, "ann"));
  }

  /** The sender's clock is hours behind. */
  private void setBack(long job) {
    lab.database.useTransaction(
        h ->
            h.execute(
                "update import_job set updated_at = ? where id = ?",
                CsvFile.RECEIVED.minus(Duration.ofHours(5)),
                job));
  }
}
