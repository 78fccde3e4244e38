package org.ecm.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProblemPageTest {

  @Test
  void everyProblemIsExplainedUnderItsAddress() throws IOException {
    String page = Files.readString(Path.of("src/main/webapp/problems/index.html"));
    List<String> explained =
        Pattern.compile("<section id=\"([a-z-]+)\">\\s*<h2>(.+) <small>(\\d+) \\1</small>")
            .matcher(page)
            .results()
            .map(ProblemPageTest::line)
            .toList();

    assertThat(explained)
        .containsExactlyElementsOf(
            Arrays.stream(ProblemType.values())
                .map(type -> type.code() + " " + type.status() + " " + type.title())
                .toList());
    assertThat(ProblemType.DO_NOT_CALL.uri()).isEqualTo("/ecm/api/problems/#do-not-call");
  }

  private static String line(MatchResult match) {
    return match.group(1) + " " + match.group(3) + " " + match.group(2);
  }
}
