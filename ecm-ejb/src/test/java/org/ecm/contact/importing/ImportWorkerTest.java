package org.ecm.contact.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ecm.campaign.InvalidInputException;
import org.junit.jupiter.api.Test;

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
  void aFileOfTwoHundredFilledColumnsIsTakenInWhole() {
    String header =
        IntStream.range(0, 199)
            .mapToObj(i -> "Attribute number " + i)
            .collect(Collectors.joining(","));
    String values =
        IntStream.range(0, 199)
            .mapToObj(i -> (i + " ").repeat(100).strip())
            .collect(Collectors.joining(","));
    long id =
        node.upload("Phone," + header + "\n2125550100," + values + "\n2125550101," + values + "\n");
    node.workAll();
    assertThat(lab.jobs().get(id).accepted()).isEqualTo(2);
    assertThat(lab.jobs().get(id).rejected()).isZero();
    assertThat((String) lab.contacts().get(1).get("attributes"))
        .startsWith("{\"Attribute number 0\":\"0 0 ")
        .contains("\"Attribute number 198\":\"198 198 ")
        .hasSizeGreaterThan(60_000);
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
    String file = ImportLab.mixedFile(35);
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

  /** What is wrong may be wrong on this node only. */
  @Test
  void whatFailsForLongOnOneNodeIsLeftToTheOther() {
    long id = node.upload(ImportLab.mixedFile(35));
    node.parse(
        task -> {
          throw new NoClassDefFoundError("gone");
        });
    for (int i = 0; i < 6; i++) {
      node.worker.turn();
      node.outwaitMandates();
    }
    ImportLab.Node other = lab.node("node2");
    node.worker.turn();
    other.worker.turn();
    node.worker.turn();
    node.mandates.turn();
    other.workAll();

    assertThat(lab.jobs().get(id).state()).isEqualTo(ImportState.DONE);
  }

  @Test
  void anImportStartedTwiceAddsItsContactsOnce() {
    String file = ImportLab.mixedFile(35);
    long first = node.upload(file);
    long second = node.upload(file);
    node.workAll();
    assertThat(lab.jobs().get(first).accepted()).isPositive().isEqualTo(lab.contacts().size());
    assertThat(lab.jobs().get(second).accepted()).isZero();
    assertThat(lab.jobs().get(second).rows()).isEqualTo(lab.jobs().get(first).rows());
  }

  @Test
  void pagesShowEachImportOnceNewestFirst() {
    List<Long> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(0, node.upload("Phone\n2125550123\n"));
    }

    assertThat(pageByPage()).isEqualTo(made);
    assertThat(lab.jobs().page(ImportLab.CAMPAIGN, null, 5).next()).isNull();
    assertThatThrownBy(() -> lab.jobs().page(ImportLab.CAMPAIGN, null, 1001))
        .isInstanceOf(InvalidInputException.class);
  }

  /** Each node draws ids from blocks of its own. */
  @Test
  void importsFollowEachOtherAsTheyCameWhateverTheirIdsAre() {
    ImportLab.Node other = lab.node("node2");
    long first = node.upload("Phone\n2125550123\n");
    long second = other.upload("Phone\n2125550124\n");
    long third = node.upload("Phone\n2125550124\n");
    assertThat(third).isLessThan(second);
    began(second, 1);
    began(third, 2);

    assertThat(pageByPage()).containsExactly(third, second, first);
    node.workAll();
    assertThat(lab.jobs().get(second).accepted()).isEqualTo(1);
    assertThat(lab.jobs().get(third).duplicate()).isEqualTo(1);
  }

  @Test
  void anImportThatWasBegunGoesOnBeforeOneWhoseUploadTookLonger() {
    long slow = node.upload("Phone\n2125550123\n");
    long quick = node.upload("Phone\n2125550124\n");
    began(quick, 1);
    lab.database.useTransaction(
        h -> h.execute("update import_job set state = 'RUNNING' where id = ?", quick));

    long next =
        lab.database.inTransaction(h -> ImportJobs.next(h, ImportLab.CAMPAIGN).orElseThrow().id());
    assertThat(next).isEqualTo(quick);
    node.workAll();
    assertThat(lab.jobs().get(slow).state()).isEqualTo(ImportState.DONE);
  }

  @Test
  void aPageOfAnotherCampaignIsRefused() {
    lab.campaign(2);
    long job = node.upload("Phone\n2125550123\n");

    assertThatThrownBy(() -> lab.jobs().page(2, job, 10)).isInstanceOf(InvalidInputException.class);
  }

  private void began(long job, int secondsLater) {
    lab.database.useTransaction(
        h ->
            h.execute(
                "update import_job set created_at = ? where id = ?",
                CsvFile.RECEIVED.plusSeconds(secondsLater),
                job));
  }

  private List<Long> pageByPage() {
    List<Long> seen = new ArrayList<>();
    Long before = null;
    do {
      ImportJobs.Page page = lab.jobs().page(ImportLab.CAMPAIGN, before, 2);
      assertThat(page.imports()).hasSizeLessThanOrEqualTo(2);
      page.imports().forEach(job -> seen.add(job.id()));
      before = page.next();
    } while (before != null);
    return seen;
  }

  @Test
  void theListsOfACampaignAreThoseOfAllItsImports() {
    for (String list : List.of("b", "a", "b")) {
      node.upload.receive(
          new Upload(ImportLab.CAMPAIGN, list, "x.csv", null, -1, "ann"),
          new ByteArrayInputStream("Phone\n2125550123\n".getBytes(StandardCharsets.UTF_8)));
    }
    assertThat(lab.jobs().lists(ImportLab.CAMPAIGN)).containsExactly("a", "b");
    assertThat(lab.jobs().lists(2)).isEmpty();
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
    long first = node.upload(ImportLab.mixedFile(30));
    long second =
        node.upload.receive(
            new Upload(2, null, "x.csv", null, -1, "ann"),
            new ByteArrayInputStream(ImportLab.mixedFile(30).getBytes(StandardCharsets.UTF_8)));
    node.workAll();
    assertThat(lab.jobs().get(first).state()).isEqualTo(ImportState.DONE);
    assertThat(lab.jobs().get(second).accepted()).isEqualTo(lab.jobs().get(first).accepted());
  }

  @Test
  void aCampaignWhoseImportFailsDoesNotStopTheOthers() {
    lab.campaign(2);
    long failing = node.upload("Phone\n2125550123\n");
    long second =
        node.upload.receive(
            new Upload(2, null, "x.csv", null, -1, "ann"),
            new ByteArrayInputStream("Phone\n2125550123\n".getBytes(StandardCharsets.UTF_8)));
    lab.database.useTransaction(
        h -> h.execute("update campaign set time_zone = 'Nowhere/AtAll' where id = 1"));

    for (int turns = 0; turns < 5; turns++) {
      node.mandates.turn();
      node.worker.turn();
    }

    assertThat(lab.jobs().get(second).state()).isEqualTo(ImportState.DONE);
    assertThat(lab.jobs().get(failing).state()).isEqualTo(ImportState.QUEUED);
    assertThat(node.worker.turn()).as("a failure is no work: the worker pauses").isFalse();
  }

  @Test
  void aJobThatSlippedIntoADeletedCampaignIsCancelled() {
    long id = node.upload("Phone\n2125550123\n");
    lab.database.useTransaction(h -> h.execute("update campaign set state = 'DELETED'"));

    node.workAll();

    assertThat(lab.jobs().get(id).state()).isEqualTo(ImportState.CANCELLED);
    assertThat(lab.jobs().get(id).error()).isEqualTo("The campaign was deleted");
  }
}
