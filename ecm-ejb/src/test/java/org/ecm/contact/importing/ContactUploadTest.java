package org.ecm.contact.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.contact.ContactLists;
import org.ecm.contact.importing.UnreadableFileException.Cause;
import org.ecm.database.IdBlocks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ContactUploadTest {
  private static final byte[] FILE =
      ("Phone,Name\n" + "2125550123,Doe\n".repeat(50_000)).getBytes(StandardCharsets.UTF_8);

  private final ImportLab lab = new ImportLab();
  private final ImportLab.Node node = lab.node("node1");

  @Test
  void aFileIsStoredInPiecesAndComesBackFromAnyPosition() throws IOException {
    long job = receive(FILE, FILE.length);
    assertThat(lab.count("import_chunk")).isEqualTo(3);
    assertThat(lab.jobs().get(job).state()).isEqualTo(ImportState.QUEUED);
    assertThat(lab.jobs().get(job).position()).isEqualTo("Phone,Name\n".length());
    for (int position : new int[] {0, 1, 262_143, 262_144, 262_145, FILE.length - 1, FILE.length}) {
      byte[] rest = new UploadedBytes(lab.database, job, position).readAllBytes();
      assertThat(rest).isEqualTo(Arrays.copyOfRange(FILE, position, FILE.length));
    }
  }

  @Test
  void anUploadThatBreaksOffFailsAndSaysSo() {
    InputStream body =
        new ByteArrayInputStream(FILE) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            if (pos > 300_000) {
              throw new java.io.UncheckedIOException(new IOException("reset"));
            }
            return super.read(target, offset, length);
          }

          @Override
          public byte[] readNBytes(int length) throws IOException {
            if (pos + length > 300_000) {
              throw new IOException("reset");
            }
            return super.readNBytes(length);
          }
        };
    assertThatThrownBy(() -> node.upload.receive(request(FILE.length), body))
        .isInstanceOfSatisfying(
            UploadRefusedException.class, e -> assertThat(e.isCutOff()).isTrue());
    ImportJob job = lab.imports().get(0);
    assertThat(job.state()).isEqualTo(ImportState.FAILED);
    assertThat(job.error()).contains("cut off after about 262,144 bytes");
    node.workAll();
    assertThat(lab.count("import_chunk")).isZero();
    assertThat(lab.count("contact")).isZero();
  }

  @ParameterizedTest
  @CsvSource({"-1, QUEUED", "750011, QUEUED", "750012, FAILED", "3, FAILED"})
  void aLengthOtherThanAnnouncedIsACutOffUpload(long announced, ImportState state) {
    try {
      receive(FILE, announced);
    } catch (UploadRefusedException e) {
      assertThat(e).hasMessageContaining("750,011");
    }
    assertThat(lab.imports().get(0).state()).isEqualTo(state);
  }

  @Test
  void theUploadsOfANodeThatDiedAreEnded() {
    long job = node.uploads.open(request(-1));
    node.uploads.append(job, 0, 0, FILE);
    node.workAll();
    assertThat(lab.jobs().get(job).state()).isEqualTo(ImportState.RECEIVING);
    lab.node("node2").workAll();
    assertThat(lab.jobs().get(job).state()).isEqualTo(ImportState.RECEIVING);
    lab.node("node1").workAll();
    assertThat(lab.jobs().get(job).state()).isEqualTo(ImportState.FAILED);
    assertThat(lab.jobs().get(job).error()).contains("cut off");
    assertThat(lab.count("import_chunk")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void anUploadThatTheDatabaseFailedIsEndedByItsOwnNode(FaultyDatabase.Fault where) {
    FaultyDatabase seen = new FaultyDatabase(lab.database);
    ImportLab.Node failing = lab.node("node3", seen);
    int transactions = 0;
    do {
      seen.breakAt(++transactions, where);
      try {
        failing.upload("Phone\n2125550123\n");
      } catch (RuntimeException expected) {
        // the client is told to send the file again
      }
    } while (seen.hasBroken());
    seen.breakAt(Integer.MAX_VALUE, where);
    assertThat(transactions).isGreaterThan(5);
    failing.workAll();
    assertThat(lab.imports())
        .extracting(ImportJob::state)
        .isNotEmpty()
        .allMatch(state -> state == ImportState.DONE || state == ImportState.FAILED);
  }

  @Test
  void aCampaignDeletedWhileItsFileComesInTakesNothing() {
    InputStream body =
        new ByteArrayInputStream(FILE) {
          @Override
          public byte[] readNBytes(int length) throws IOException {
            if (pos > 0) {
              lab.database.useTransaction(
                  h -> h.execute("update import_job set state = 'CANCELLED', error = 'deleted'"));
            }
            return super.readNBytes(length);
          }
        };
    assertThatThrownBy(() -> node.upload.receive(request(-1), body))
        .isInstanceOfSatisfying(
            UploadRefusedException.class, e -> assertThat(e.isCutOff()).isFalse());
    assertThat(lab.imports().get(0).state()).isEqualTo(ImportState.CANCELLED);
  }

  @Test
  void aCampaignDeletedWhileItsUploadBeginsTakesNoJob() {
    IdBlocks ids = new IdBlocks(lab.database);
    ContactLists deleting =
        new ContactLists(lab.database, ids, ImportLab.CLOCK) {
          @Override
          public long open(long campaign, String name) {
            long list = super.open(campaign, name);
            lab.database.useTransaction(h -> h.execute("update campaign set state = 'DELETED'"));
            return list;
          }
        };
    UploadStore uploads =
        new UploadStore(lab.database, ids, deleting, null, node.mandates, ImportLab.CLOCK);

    assertThatThrownBy(() -> uploads.open(request(-1))).isInstanceOf(NotFoundException.class);
    assertThat(lab.count("import_job")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY_FILE",
    "%PDF-1.4, BINARY_FILE",
    "'Name,City\nDoe,Rome\n', NO_PHONE_COLUMN",
    "'\"Phone\n1\n', UNREADABLE_HEADER",
  })
  void aFileThatCannotBeImportedIsRefusedAtOnce(String text, Cause cause) {
    assertThatThrownBy(() -> node.upload(text)).extracting("reason").isEqualTo(cause);
    ImportJob job = lab.imports().get(0);
    assertThat(job.state()).isEqualTo(ImportState.FAILED);
    assertThat(job.error()).isNotBlank();
  }

  @Test
  void anUnknownCampaignIsRefusedBeforeTheFileIsRead() {
    InputStream unread =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("read");
          }
        };
    Upload upload = new Upload(77, null, "x.csv", null, -1, "ann");
    assertThatThrownBy(() -> node.upload.receive(upload, unread))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aListIsMadeOnceAndItsNameHasALimit() {
    node.upload("Phone\n2125550123\n");
    node.upload("Phone\n2125550124\n");
    assertThat(lab.count("contact_list")).isEqualTo(1);
    assertThatThrownBy(() -> new Upload(1, "x".repeat(101), "x.csv", Map.of(), -1, "ann"))
        .isInstanceOf(InvalidInputException.class);
  }

  private long receive(byte[] file, long announced) {
    return node.upload.receive(request(announced), new ByteArrayInputStream(file));
  }

  private static Upload request(long announced) {
    return new Upload(ImportLab.CAMPAIGN, null, "contacts.csv", Map.of(), announced, "ann");
  }
}
