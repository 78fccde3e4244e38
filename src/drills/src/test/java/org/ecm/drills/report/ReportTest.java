package org.ecm.drills.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ecm.drills.check.Finding;
import org.ecm.drills.load.Timeline.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Instant STRIKE = Instant.parse("2026-11-02T10:00:00Z");

  @TempDir Path directory;

  private static DrillResult result(long millis, String... breaches) {
    return new DrillResult(
        "kill",
        "WildFly is killed",
        List.of(new Finding("P5", "no acknowledged callback is lost", List.of(breaches))),
        List.of(
            new Gap(
                "virtual IP",
                Duration.ofMillis(millis),
                Duration.ofMillis(10),
                Duration.ofSeconds(1),
                millis > 1000 ? "processors 97 % busy" : "")),
        List.of(new Event(STRIKE.plusMillis(1500), 0, "contact-feed: epoch 2 with node2 <&>")),
        STRIKE,
        0,
        "some callbacks",
        null);
  }

  private String read(String file) throws IOException {
    return Files.readString(directory.resolve(file));
  }

  @Test
  void theSummaryHasMedianAndWorst() throws IOException {
    new Report(directory).write(List.of(result(300), result(900), result(400)));
    assertThat(read("index.md"))
        .contains("3 of 3 runs kept every promise; 3 of them met every bar")
        .contains("| virtual IP | 0.40 s | 0.90 s | 1.00 s: met |");
  }

  @Test
  void whatWasReplacedIsSaid() throws IOException {
    DrillResult kept = result(300);
    DrillResult replaced =
        new DrillResult(
            "kill+hang", "", kept.findings(), List.of(), List.of(), STRIKE, 0, "", "Nobody came");
    new Report(directory).write(List.of(kept), List.of(replaced));
    assertThat(read("index.md"))
        .contains("1 of 1 runs kept every promise")
        .contains("Replaced by another: kill+hang. NOT CARRIED OUT: Nobody came");
  }

  @Test
  void aMissedBarIsShownAndBreaksNoPromise() throws IOException {
    DrillResult missed = result(1200);
    new Report(directory).write(List.of(missed));
    assertThat(read("index.md"))
        .contains("1 of 1 runs kept every promise; 0 of them met every bar");
    assertThat(read("01-kill.md")).contains("1.00 s: MISSED. Meanwhile: processors 97 % busy");
    assertThat(read("index.md")).contains("1.00 s: MISSED. Meanwhile: processors 97 % busy");
    assertThat(missed.isKept()).isTrue();
  }

  @Test
  void aBreachIsShownWithItsEvidence() throws IOException {
    DrillResult broken = result(300, "call-1 for +12015550101");
    new Report(directory).write(List.of(broken));
    assertThat(broken.isKept()).isFalse();
    assertThat(read("01-kill.md")).contains("BROKEN, 1 times: call-1 for +12015550101");
    assertThat(Report.line(broken)).contains("BROKEN P5");
  }

  @Test
  void theTimelineCountsFromTheFault() throws IOException {
    new Report(directory).write(List.of(result(300)));
    assertThat(read("01-kill.md")).contains("| 1.50 s | 10:00:01.500 | contact-feed: epoch 2");
    assertThat(read("01-kill.html")).contains("node2 &lt;&amp;&gt;");
  }
}
