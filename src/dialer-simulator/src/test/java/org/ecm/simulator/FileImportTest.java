package org.ecm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.RandomAccessFile;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileImportTest {
  @TempDir Path data;
  private RunningDialer dialer;

  @BeforeEach
  void start() throws Exception {
    dialer = RunningDialer.start(data);
    dialer.control("POST", "/pause", "");
  }

  @AfterEach
  void stop() throws Exception {
    dialer.close();
  }

  private Path file(String name) {
    return data.resolve("files").resolve(name);
  }

  private HttpResponse<String> order(String file, String type, String headers) throws Exception {
    String body =
        "<campaignContacts><allowDuplicateContacts>true</allowDuplicateContacts><csvFileData>"
            + "<csvFileRef>"
            + file
            + "</csvFileRef><importType>"
            + type
            + "</importType>"
            + headers
            + "</csvFileData></campaignContacts>";
    return dialer.send(dialer.posting(1, "application/xml", body));
  }

  private String status() throws Exception {
    return dialer.get("/adminapi/campaign/1/contacts/status").body();
  }

  private void awaitStatus(String text) {
    await().untilAsserted(() -> assertThat(status()).contains(text));
  }

  @Test
  void anImportIsAnsweredAtOnceAndReportsWhereItStands() throws Exception {
    Files.writeString(file("43_contacts.csv"), "A1,11\nbad line\nA2,12,\n");

    var answer =
        order(
            "43_contacts.csv",
            "AUTO",
            "<contactHeaders><header1>Account Number</header1><header2>Phone1</header2>"
                + "<header3>Phone2</header3></contactHeaders>");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("Location").orElse(""))
        .endsWith("/adminapi/campaign/1/contacts/status");
    awaitStatus("<result>SUCCESS</result>");
    assertThat(status())
        .contains("<status importType=\"AUTO\">", "<numContactsImported>2</numContactsImported>")
        .contains("<Key>obss.schedule.import.success</Key>");
    assertThat(dialer.count("accountNumber IN ('A1', 'A2')")).isEqualTo(2);
  }

  @Test
  void aHeaderInTheFileIsUsedWhenTheOrderNamesNone() throws Exception {
    Files.writeString(file("list.csv"), "Phone1,Account Number\n11,A1\n");

    order("list.csv", "MANUAL", "");

    awaitStatus("SUCCESS");
    assertThat(dialer.count("accountNumber = 'A1' AND phone01 = '11'")).isEqualTo(1);
  }

  @Test
  void aFileThatIsNotThereFailsTheImport() throws Exception {
    assertThat(order("nothing.csv", "AUTO", "").statusCode()).isEqualTo(202);

    awaitStatus("<result>FAILURE</result>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../log.jsonl", "/etc/passwd", "", ".hidden"})
  void onlyPlainFileNamesAreTaken(String name) throws Exception {
    assertThat(order(name, "AUTO", "").statusCode()).isEqualTo(400);
  }

  @Test
  void anUnknownImportTypeIsRefused() throws Exception {
    assertThat(order("list.csv", "SOMETIMES", "").statusCode()).isEqualTo(400);
  }

  @Test
  void anAutomaticImportStopsWithTwentyThousandContactsLeftToCall() throws Exception {
    var text = new StringBuilder("Phone1\n");
    for (int i = 0; i < 21_000; i++) {
      text.append(1_000_000 + i).append('\n');
    }
    Files.writeString(file("long.csv"), text);

    order("long.csv", "AUTO", "");

    awaitStatus("SUCCESS");
    assertThat(dialer.count("TRUE")).isEqualTo(20_000);
  }

  /** A pipe that gets its lines while it is being imported; opened so that it needs no reader. */
  private RandomAccessFile slowFile(String name) throws Exception {
    new ProcessBuilder("mkfifo", file(name).toString()).start().waitFor();
    order(name, "AUTO", "<contactHeaders><header1>Phone1</header1></contactHeaders>");
    var out = new RandomAccessFile(file(name).toFile(), "rw");
    for (int i = 0; i < 600; i++) {
      out.write((1000 + i + "\n").getBytes());
    }
    return out;
  }

  @Test
  void aManualImportFailsWhileAnAutomaticOneRuns() throws Exception {
    Files.writeString(file("list.csv"), "Phone1\n11\n");
    try (RandomAccessFile slow = slowFile("slow.csv")) {
      assertThat(status()).contains("<result>IN_PROGRESS</result>");
      order("list.csv", "MANUAL", "");

      assertThat(status()).contains("<status importType=\"MANUAL\"><result>FAILURE</result>");
    }
    awaitStatus("<status importType=\"AUTO\"><result>SUCCESS</result>");
    assertThat(dialer.count("TRUE")).isEqualTo(600);
  }

  @Test
  void aFailoverEndsAnImportHalfWayAndForgetsItsStatus() throws Exception {
    try (RandomAccessFile slow = slowFile("slow.csv")) {
      dialer.control("POST", "/failover", "");
      assertThat(status()).contains("importStatus").doesNotContain("result");
      slow.write("77\n".getBytes());
    }
    Files.writeString(file("list.csv"), "Phone1\n11\n");
    order("list.csv", "AUTO", "");
    awaitStatus("SUCCESS");

    assertThat(dialer.count("phone01 = '11'")).isEqualTo(1);
    assertThat(dialer.count("TRUE")).isLessThanOrEqualTo(501);
  }
}
