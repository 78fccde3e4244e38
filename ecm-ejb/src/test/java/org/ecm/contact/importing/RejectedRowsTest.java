package org.ecm.contact.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RejectedRowsTest {
  private final ImportLab lab = new ImportLab();
  private final ImportLab.Node node = lab.node("node1");

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

  /** Excel splits by its own list separator, whatever the file's delimiter is. */
  @Test
  void aFormulaBehindAnotherDelimiterIsGuardedAndComesBackAsItWas() throws IOException {
    String note = "x,=cmd|' /C calc'!A1,-5";
    long id = node.upload("Last Name;Phone;@Note,+1\nDoe;12;" + note + "\n");
    node.workAll();
    String text = rejected(id, Set.of(RefusedAs.REJECTED));
    assertThat(text).contains(";x,'=cmd|' /C calc'!A1,'-5\r\n").contains(";'@Note,'+1\r\n");

    node.upload(text.replace(";12;", ";2125550199;"));
    node.workAll();
    assertThat(lab.contacts())
        .extracting(c -> c.get("attributes"))
        .containsExactly("{\"@Note,+1\":\"" + note + "\"}");
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
}
