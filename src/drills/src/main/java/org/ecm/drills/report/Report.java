package org.ecm.drills.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecm.drills.check.Finding;
import org.ecm.drills.report.Page.Cell;

/** The pages of a report: a summary, and one page for each run of a drill. */
public final class Report {
  private static final int SHOWN = 10;

  private final Path directory;

  public Report(Path directory) {
    this.directory = directory;
  }

  /** A line for the terminal. */
  public static String line(DrillResult result) {
    String gaps =
        result.gaps().stream()
            .map(gap -> gap.service() + " " + seconds(gap.length()) + (gap.isMet() ? "" : " (!)"))
            .collect(Collectors.joining(", "));
    return "  " + verdict(result) + (gaps.isEmpty() ? "" : ". " + gaps);
  }

  private static String verdict(DrillResult result) {
    if (result.isKept()) {
      return "kept" + (result.isBarMet() ? "" : ", a bar missed");
    }
    return Stream.of(omission(result), breaches(result))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String omission(DrillResult result) {
    return result.broken() == null ? "" : "NOT CARRIED OUT: " + result.broken();
  }

  private static String breaches(DrillResult result) {
    String breaches =
        result.findings().stream()
            .filter(finding -> !finding.holds())
            .map(
                finding ->
                    finding.promise()
                        + " ("
                        + finding.claim()
                        + "): "
                        + finding.breaches().size()
                        + " breaches, such as "
                        + finding.breaches().get(0))
            .collect(Collectors.joining("; "));
    return breaches.isEmpty() ? "" : "BROKEN " + breaches;
  }

  /** Writes all pages anew. */
  public void write(List<DrillResult> results) throws IOException {
    write(results, List.of());
  }

  /**
   * Writes all pages anew.
   *
   * @param replaced what could not be carried out, and was replaced by others
   */
  public void write(List<DrillResult> results, List<DrillResult> replaced) throws IOException {
    Map<String, List<DrillResult>> byName =
        results.stream()
            .collect(
                Collectors.groupingBy(DrillResult::name, LinkedHashMap::new, Collectors.toList()));
    Page index = new Page("Drills");
    long kept = results.stream().filter(DrillResult::isKept).count();
    index.paragraph(
        "%d of %d runs kept every promise; %d of them met every bar."
            .formatted(
                kept,
                results.size(),
                results.stream().filter(r -> r.isKept() && r.isBarMet()).count()));
    for (DrillResult one : replaced) {
      index.paragraph("Replaced by another: %s. %s".formatted(one.name(), verdict(one)));
    }
    index.table(
        List.of("Drill", "What happens", "Runs", "Promises", "Service", "Median", "Worst", "Bar"),
        byName.values().stream().flatMap(runs -> rows(runs).stream()).toList());
    index.paragraph(
        "A service gap is the longest time without the service. The virtual IP is asked every 50 ms; mandates are looked"
            + " at every 25 ms and renewed every 400 ms. A component's gap counts from its mandate's release, or from the"
            + " fault or the last sign of life of its holder.");
    index.write(directory, "index");
    int number = 0;
    for (DrillResult result : results) {
      write(result, page(++number, result));
    }
  }

  private static String page(int number, DrillResult result) {
    return "%02d-%s".formatted(number, result.name());
  }

  private List<List<Cell>> rows(List<DrillResult> runs) {
    List<List<Cell>> rows = new ArrayList<>();
    DrillResult first = runs.get(0);
    String verdicts =
        runs.stream().allMatch(DrillResult::isKept)
            ? "kept"
            : runs.stream().map(Report::verdict).distinct().collect(Collectors.joining("; "));
    List<String> services =
        runs.stream().flatMap(run -> run.gaps().stream()).map(Gap::service).distinct().toList();
    if (services.isEmpty()) {
      rows.add(row(first, runs.size(), verdicts, List.of("", "", "", "")));
    }
    for (String service : services) {
      List<Gap> gaps =
          runs.stream()
              .flatMap(run -> run.gaps().stream())
              .filter(gap -> gap.service().equals(service))
              .sorted((a, b) -> a.length().compareTo(b.length()))
              .toList();
      List<String> figures =
          List.of(
              service,
              seconds(gaps.get(gaps.size() / 2).length()),
              seconds(gaps.get(gaps.size() - 1).length()),
              bar(gaps));
      rows.add(
          service.equals(services.get(0))
              ? row(first, runs.size(), verdicts, figures)
              : rowOf("", "", "", "", figures));
    }
    return rows;
  }

  private List<Cell> row(DrillResult first, int runs, String verdicts, List<String> figures) {
    return rowOf(first.name(), first.title(), "" + runs, verdicts, figures);
  }

  private static List<Cell> rowOf(
      String name, String title, String runs, String verdicts, List<String> figures) {
    List<Cell> row = new ArrayList<>();
    row.add(Cell.of(name));
    row.add(Cell.of(title));
    row.add(Cell.of(runs));
    row.add(Cell.of(verdicts));
    figures.forEach(figure -> row.add(Cell.of(figure)));
    return row;
  }

  private static String bar(List<Gap> gaps) {
    Gap worst = gaps.get(gaps.size() - 1);
    if (worst.bar() == null) {
      return "";
    }
    return worst.isMet()
        ? "%s: met".formatted(seconds(worst.bar()))
        : "%s: MISSED. Meanwhile: %s".formatted(seconds(worst.bar()), worst.around());
  }

  private void write(DrillResult result, String name) throws IOException {
    Page page = new Page(result.name() + ": " + result.title());
    page.paragraph("Verdict: " + verdict(result) + ".");
    page.paragraph("Load: " + result.load() + ".");
    if (result.redials() > 0) {
      page.paragraph(
          "The dialer itself placed %d calls again after its own failovers in this lab so far; they are counted apart."
              .formatted(result.redials()));
    }
    page.heading("Gaps in service");
    page.table(
        List.of("Service", "Longest gap", "From, after the fault", "Bar"),
        result.gaps().stream()
            .map(
                gap ->
                    List.of(
                        Cell.of(gap.service()),
                        Cell.of(seconds(gap.length())),
                        Cell.of(seconds(gap.afterStrike())),
                        Cell.of(bar(List.of(gap)))))
            .toList());
    page.heading("Promises");
    page.table(
        List.of("", "Claim", "Verdict"),
        result.findings().stream()
            .map(
                finding ->
                    List.of(
                        Cell.of(finding.promise()),
                        Cell.of(finding.claim()),
                        Cell.of(breaches(finding))))
            .toList());
    page.heading("Timeline");
    page.table(
        List.of("After the fault", "Time (UTC)", "What"),
        result.timeline().stream()
            .map(
                event ->
                    List.of(
                        Cell.of(seconds(Duration.between(result.strike(), event.at()))),
                        Cell.of(event.at().toString().substring(11, 23)),
                        Cell.of(event.text())))
            .toList());
    page.write(directory, name);
  }

  private static String breaches(Finding finding) {
    if (finding.holds()) {
      return "holds";
    }
    String shown = finding.breaches().stream().limit(SHOWN).collect(Collectors.joining("; "));
    return "BROKEN, %d times: %s".formatted(finding.breaches().size(), shown);
  }

  private static String seconds(Duration length) {
    return String.format(Locale.ROOT, "%.2f s", length.toMillis() / 1000.0);
  }
}
