package org.ecm.contact.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecm.cluster.Mandate;
import org.ecm.contact.importing.FaultyDatabase.BrokenException;
import org.ecm.contact.importing.FaultyDatabase.Fault;
import org.ecm.database.CommitUnknownException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportWorkerTest {
  private final ImportLab lab = new ImportLab();
  private final ImportLab.Node node = lab.node("node1");

  @Test
  void aRowBecomesAWaitingContact() {
    node.upload(
        """
        Account Number;First Name;Last Name;Phone1;Phone2;Priority;Expires;Dial Time;Segment
        A-1;Jane;Döe;(208) 555-0123;+49 30 123456;9;2027-03-31;2026-12-01 09:00;gold
        """);
    node.workAll();
    Map<String, Object> contact = lab.contacts().get(0);
    assertThat(contact)
        .containsEntry("row_no", 2L)
        .containsEntry("reference", "A-1")
        .containsEntry("last_name", "Döe")
        .containsEntry("phone1", "+12085550123")
        .containsEntry("phone2", "+4930123456")
        .containsEntry("time_zone", null)
        .containsEntry("priority", 9)
        .containsEntry("state", "WAITING")
        .containsEntry("step", 0)
        .containsEntry("next_number", "+12085550123")
        .containsEntry("call_zone", "America/Boise|America/Los_Angeles")
        .containsEntry("attributes", "{\"Segment\":\"gold\"}")
        .containsEntry("due_at", Timestamp.valueOf("2026-12-01 14:00:00"))
        .containsEntry("expires_at", Timestamp.valueOf("2027-04-01 03:59:59"));
    assertThat(lab.count("contact_lane")).isEqualTo(1);
  }

  @Test
  void everyRowGetsAVerdictAndTheNumbersAddUp() {
    lab.doNotCall("+12125550101");
    long id =
        node.upload(
            """
            ID,Phone1,Phone2,Phone4,Expiry
            1,2125550100,,,
            1,2125550109,,,
            2,nonsense,,,
            3,2125550101,,,
            4,2125550101,2125550102,,
            5,2125550103,,,2026-01-01
            6,,,2125550104,
            7,"2125550105,,,

            8,2125550106,,,
            """);
    node.workAll();
    ImportJob job = lab.jobs().get(id);
    assertThat(job.state()).isEqualTo(ImportState.DONE);
    assertThat(
            List.of(job.rows(), job.accepted(), job.rejected(), job.duplicate(), job.suppressed()))
        .containsExactly(9L, 3L, 3L, 1L, 2L);
    assertThat(lab.verdicts())
        .extracting(v -> v.get("row_no") + " " + v.get("verdict") + " " + v.get("reason"))
        .containsExactly(
            "3 DUPLICATE IN_FILE",
            "4 REJECTED INVALID_PHONE",
            "5 SUPPRESSED DO_NOT_CALL",
            "7 SUPPRESSED EXPIRED",
            "8 REJECTED PHONE_NOT_IN_STRATEGY",
            "9 REJECTED UNCLOSED_QUOTE");
    assertThat(lab.verdicts().get(0))
        .containsEntry("detail", "The same reference stands in row 2 of this file");
    assertThat(lab.contacts())
        .extracting(c -> c.get("next_number"))
        .containsExactly("+12125550100", "+12125550102", "+12125550106");
    assertThat(lab.funnel().addsUp()).isTrue();
    assertThat(lab.funnel().received()).isEqualTo(9);
  }

  @Test
  void theSameFileAgainAddsNothing() {
    String file = file(35);
    ImportJob first = lab.jobs().get(node.upload(file));
    node.workAll();
    first = lab.jobs().get(first.id());
    List<Map<String, Object>> before = lab.contacts();
    long again = node.upload(file);
    node.workAll();
    assertThat(lab.contacts()).isEqualTo(before);
    ImportJob job = lab.jobs().get(again);
    assertThat(job.accepted()).isZero();
    assertThat(job.rejected()).isEqualTo(first.rejected());
    assertThat(job.duplicate()).isEqualTo(first.accepted() + first.duplicate());
    assertThat(lab.verdicts())
        .filteredOn(v -> v.get("reason").equals("IN_LIST"))
        .hasSize((int) job.duplicate());
    assertThat(lab.funnel().addsUp()).isTrue();
  }

  @Test
  void anImportStartedTwiceAddsItsContactsOnce() {
    String file = file(35);
    long first = node.upload(file);
    long second = node.upload(file);
    node.workAll();
    assertThat(lab.jobs().get(first).accepted()).isPositive().isEqualTo(lab.contacts().size());
    assertThat(lab.jobs().get(second).accepted()).isZero();
    assertThat(lab.jobs().get(second).rows()).isEqualTo(lab.jobs().get(first).rows());
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void anInterruptionAtAnyTransactionChangesNothingInTheEnd(Fault fault) {
    String file = file(30);
    node.upload(file);
    node.workAll();
    List<Map<String, Object>> contacts = lab.contacts();
    List<Map<String, Object>> verdicts = lab.verdicts();
    ImportJob whole = lab.jobs().ofCampaign(ImportLab.CAMPAIGN).get(0);
    boolean broke = true;
    for (int n = 1; broke; n++) {
      ImportLab other = new ImportLab();
      long id = other.node("node1").upload(file);
      FaultyDatabase faulty = new FaultyDatabase(other.database);
      ImportLab.Node dying = other.node("node1", faulty);
      faulty.breakAt(n, fault);
      try {
        dying.workAll();
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
    long id = node.upload(file(60));
    ImportWork work =
        new ImportWork(
            lab.database,
            new org.ecm.database.IdBlocks(lab.database),
            Runnable::run,
            ImportLab.CLOCK,
            10);
    node.worker.turn();
    node.mandates.turn();
    node.mandates.turn();
    Mandate mandate =
        node.mandates.enter(ImportWork.mandateName(ImportLab.CAMPAIGN)).current().orElseThrow();
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
  void aCampaignDeletedDuringItsImportEndsIt() {
    long id = node.upload(file(60));
    FaultyDatabase faulty = new FaultyDatabase(lab.database);
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
    assertThat(faulty.hasBroken()).isFalse();
    assertThat(lab.jobs().get(id).state()).isEqualTo(ImportState.CANCELLED);
    assertThat(lab.count("contact")).isZero();
    assertThat(lab.count("import_chunk")).isZero();
    assertThat(lab.funnel().addsUp()).isTrue();
  }

  @Test
  void aCancelledImportKeepsWhatItHasTakenIn() {
    long id = node.upload(file(60));
    lab.jobs().cancel(id, "ann");
    node.workAll();
    assertThat(lab.jobs().get(id).state()).isEqualTo(ImportState.CANCELLED);
    assertThat(lab.jobs().get(id).error()).isEqualTo("Cancelled by ann");
    assertThat(lab.count("contact")).isZero();
  }

  @Test
  void aHeaderWithoutRowsIsAnError() {
    long id = node.upload("Phone,Name\n\n,\n");
    node.workAll();
    assertThat(lab.jobs().get(id).state()).isEqualTo(ImportState.FAILED);
    assertThat(lab.jobs().get(id).error()).contains("header but no rows");
  }

  @Test
  void aRowThatTheDatabaseRefusesIsRejectedAlone() {
    lab.database.useTransaction(
        h -> h.execute("alter table contact add constraint ck_test check (last_name <> 'Poison')"));
    StringBuilder file = new StringBuilder("Phone,Last Name\n");
    for (int i = 0; i < 25; i++) {
      file.append(2125550100 + i).append(i == 7 || i == 13 ? ",Poison\n" : ",Doe\n");
    }
    long id = node.upload(file.toString());
    node.workAll();
    assertThat(lab.jobs().get(id).accepted()).isEqualTo(23);
    assertThat(lab.verdicts())
        .extracting(v -> v.get("row_no") + " " + v.get("reason"))
        .containsExactly("9 NOT_STORED", "15 NOT_STORED");
  }

  @Test
  void severalCampaignsAreImportedIntoByTurns() {
    lab.campaign(2);
    long first = node.upload(file(30));
    long second =
        node.upload.receive(
            new Upload(2, null, "x.csv", null, -1, "ann"),
            new java.io.ByteArrayInputStream(file(30).getBytes(StandardCharsets.UTF_8)));
    node.workAll();
    assertThat(lab.jobs().get(first).state()).isEqualTo(ImportState.DONE);
    assertThat(lab.jobs().get(second).accepted()).isEqualTo(lab.jobs().get(first).accepted());
  }

  @Test
  void rejectedRowsComeBackWithAReasonAndCanBeUploadedAgain() throws IOException {
    long id =
        node.upload(
            "Last Name;Phone;Note\n=cmd();12;'quoted'\nDoe;2125550100;x\n\"Roe;2125550101;y\n");
    node.workAll();
    String text = rejected(id, Set.of(RefusedAs.REJECTED));
    assertThat(text)
        .isEqualTo(
            "\uFEFFECM Row;ECM Verdict;ECM Reason;Last Name;Phone;Note\r\n"
                + "2;REJECTED;\"Phone \"\"12\"\" is too short\";'=cmd();12;'quoted'\r\n"
                + "4;REJECTED;\"A quote opens in this row and is not closed; close it, or write it"
                + " twice if it belongs to the text\";\"\"\"Roe;2125550101;y\"\r\n");
    node.upload(text.replace(";12;", ";2125550199;"));
    node.workAll();
    assertThat(lab.contacts()).extracting(c -> c.get("last_name")).containsExactly("Doe", "=cmd()");
  }

  @Test
  void longRejectedRowsComeBackWholeAndInTheirOrder() throws IOException {
    String note = "x".repeat(70_000); // one page has room for a few of them
    StringBuilder file = new StringBuilder("Phone,Note\n");
    for (int i = 0; i < 250; i++) {
      file.append(i).append(',').append(i % 10 == 0 ? note : "short").append('\n');
    }
    long id = node.upload(file.toString());
    node.workAll();
    List<String> lines = rejected(id, Set.of(RefusedAs.REJECTED)).lines().skip(1).toList();
    assertThat(lines).hasSize(250);
    for (int i = 0; i < 250; i++) {
      assertThat(lines.get(i)).startsWith((i + 2) + ",REJECTED,");
      assertThat(lines.get(i)).endsWith("," + i + "," + (i % 10 == 0 ? note : "short"));
    }
  }

  private String rejected(long job, Set<RefusedAs> verdicts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new RejectedRows(lab.database, lab.jobs()).write(job, verdicts, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Rows good and bad, some of them twice, with blank lines and quoted line ends between them. */
  private static String file(int rows) {
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
