package org.ecm.rest.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.ecm.rest.problem.ProblemException;
import org.junit.jupiter.api.Test;

class FilePartTest {

  private static final String TYPE = "multipart/form-data; boundary=xyz";
  private static final String FILE =
      "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"été.csv\"\r\n"
          + "Content-Type: text/csv\r\n\r\nphone\r\n+493012345\r\n\r\n";

  @Test
  void theFileIsFoundBehindOtherFields() throws IOException {
    FilePart part =
        find(
            "--xyz\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n"
                + FILE
                + "--xyz--\r\n");

    assertThat(part.name()).isEqualTo("été.csv");
    assertThat(part.content().readAllBytes())
        .isEqualTo("phone\r\n+493012345\r\n".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aBodyThatEndsWithoutItsBoundaryIsNotWhole() throws IOException {
    FilePart part = find(FILE);

    assertThatThrownBy(() -> part.content().readAllBytes()).isInstanceOf(IOException.class);
  }

  @Test
  void aFormWithoutAFileIsRefused() {
    assertThatThrownBy(
            () ->
                find(
                    "--xyz\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n"
                        + "--xyz--\r\n"))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> find("nonsense")).isInstanceOf(IOException.class);
  }

  private static FilePart find(String body) throws IOException {
    return FilePart.find(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), TYPE);
  }
}
