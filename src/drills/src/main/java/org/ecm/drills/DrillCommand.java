package org.ecm.drills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.ecm.demo.process.Launcher;
import org.ecm.demo.process.ProcessFailedException;
import org.ecm.demo.process.Secrets;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.Patience;
import org.ecm.drills.lab.Site;
import org.ecm.drills.report.DrillResult;
import org.ecm.drills.report.Report;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code ./ecm drill}. */
@Command(
    name = "ecm drill",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Two nodes, keepalived, database and dialer on hosts of their own (network namespaces), under"
          + " load; then something goes wrong. Afterwards what was acknowledged, the ledger and the"
          + " dialer's own log are compared, and the gaps in service are measured. Needs root on"
          + " Linux.",
      "",
      "Leaves with 0 if every promise was kept, 1 if one was broken, 2 if a drill could not be"
          + " carried out. A missed bar is in the report, and breaks no promise; with --strict it"
          + " leaves with 1 for it too.",
      ""
    })
public final class DrillCommand implements Callable<Integer> {
  private static final int BROKEN = 1;
  private static final int FAILED = 2;
  private static final Duration SPREAD_LIMIT = Duration.ofSeconds(10);

  /** Pairs that are drawn for one that cannot be carried out. */
  private static final int REPLACEMENTS = 5;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "Drills of the list, pairs of them as ONE+OTHER, all, or quick. Default: quick")
  private List<String> names = List.of();

  @Option(names = "--list", description = "List the drills and end")
  private boolean list;

  @Option(names = "--repeat", paramLabel = "N", description = "Each so many times. Default: 1")
  private int repeat = 1;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      description = "Then so many random pairs of drills, one within the other")
  private int pairs;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Chooses the pairs and their moments. Default: by chance, and printed")
  private Long seed;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Where the report goes. Default: .ecm/drills/report-TIME")
  private Path report;

  @Option(
      names = "--if-possible",
      description =
          "Leave with 0 and a reason where no namespaces can be made; for integration builds")
  private boolean ifPossible; // looked at by the launcher

  @Option(names = "--strict", description = "Leave with 1 also if a bar was missed")
  private boolean strict;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description =
          "A setting of both nodes, as in ecm.properties; repeat it for more. The cluster by a table"
              + " of the database, for one: --set ecm.cluster.discovery=table")
  private Map<String, String> settings = Map.of();

  @Option(
      names = "--from",
      paramLabel = "EAR",
      description =
          "The application that both nodes start with, of an earlier version; rolling-restart and"
              + " rolling-redeploy put this tree's on them: an upgrade under load")
  private Path from;

  private Random replacements;

  public static void main(String... arguments) {
    CommandLine line = new CommandLine(new DrillCommand());
    System.exit(line.execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try {
      if (list) {
        Catalogue.ALL.forEach(
            drill -> System.out.printf("%-24s %s%n", drill.name(), drill.title()));
        return 0;
      }
      List<Drill> drills = new ArrayList<>();
      for (String name : names.isEmpty() && pairs == 0 ? List.of("quick") : names) {
        drills.addAll(Catalogue.named(name));
      }
      return Keeper.network() == null ? keep() : carryOut(drills);
    } catch (DrillException | ProcessFailedException e) {
      System.err.println("ecm drill: " + e.getMessage());
      return FAILED;
    }
  }

  private int keep() throws IOException, InterruptedException {
    Launcher launcher = Launcher.above(Path.of(System.getProperty("ecm.root", ".")));
    Path directory = launcher.root().resolve(".ecm/drills");
    if (report == null) {
      report =
          directory.resolve(
              "report-"
                  + LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss")));
    }
    if (seed == null) {
      seed = new Random().nextLong(1_000_000);
    }
    List<String> arguments = new ArrayList<>(names);
    arguments.addAll(List.of("--repeat", "" + repeat, "--pairs", "" + pairs, "--seed", "" + seed));
    if (strict) {
      arguments.add("--strict");
    }
    settings.forEach((name, value) -> arguments.addAll(List.of("--set", name + "=" + value)));
    if (from != null) {
      arguments.addAll(List.of("--from", archive().toString()));
    }
    arguments.addAll(List.of("--report", report.toAbsolutePath().toString()));
    return new Keeper(directory).run(DrillCommand.class, arguments, false);
  }

  private Path archive() {
    if (!Files.isRegularFile(from)) {
      throw new DrillException("There is no archive " + from);
    }
    return from.toAbsolutePath();
  }

  private int carryOut(List<Drill> drills) throws IOException {
    Launcher launcher = Launcher.above(Path.of(System.getProperty("ecm.root", ".")));
    Site site = new Site(Keeper.network(), launcher, Keeper.site(), Secrets.random());
    System.out.println("Starting the lab: two nodes, keepalived, database, dialer.");
    site.start(settings, from);
    warnOfCrowd(new ClusterStatus(site));
    DrillRun run = new DrillRun(site, report.resolve("client"));
    List<DrillResult> results = new ArrayList<>();
    Report pages = new Report(report);
    for (int round = 0; round < repeat; round++) {
      for (Drill drill : drills) {
        results.add(carryOut(run, drill));
        pages.write(results);
      }
    }
    List<DrillResult> replaced = new ArrayList<>();
    for (Drill pair : drawPairs()) {
      results.add(carryOutPair(run, pair, replaced));
      pages.write(results, replaced);
    }
    System.out.println("Report: " + report.resolve("index.md"));
    return status(results, strict);
  }

  /** Components that start together are spread (rule 1.6); drills can do without. */
  private static void warnOfCrowd(ClusterStatus status) {
    if (!Patience.within(SPREAD_LIMIT, status::isSpread)) {
      System.out.println("Warning: the components are not spread over the nodes. " + status.line());
    }
  }

  private static DrillResult carryOut(DrillRun run, Drill drill) throws IOException {
    System.out.printf("%-24s %s%n", drill.name(), drill.title());
    DrillResult result = run.run(drill);
    System.out.println(Report.line(result));
    return result;
  }

  private List<Drill> drawPairs() {
    if (pairs > 0) {
      System.out.println("Pairs by --seed " + seed);
    }
    Random random = new Random(seed);
    return IntStream.range(0, pairs).mapToObj(pair -> Pairs.random(random)).toList();
  }

  /**
   * One whose second fault cannot strike is replaced, unless the first has broken a promise.
   *
   * @param replaced takes those, for the report
   */
  private DrillResult carryOutPair(DrillRun run, Drill pair, List<DrillResult> replaced)
      throws IOException {
    DrillResult result = carryOut(run, pair);
    for (int draws = 0; draws < REPLACEMENTS && result.isInPart(); draws++) {
      if (result.isPromiseBroken()) {
        break;
      }
      System.out.println("  Another pair is drawn for it.");
      replaced.add(result);
      result = carryOut(run, Pairs.random(replacements()));
    }
    return result;
  }

  /** By the seed too, and without a change of the pairs that follow. */
  private Random replacements() {
    if (replacements == null) {
      replacements = new Random(seed + 1);
    }
    return replacements;
  }

  /**
   * The exit status.
   *
   * @param strict a missed bar counts like a broken promise
   */
  static int status(List<DrillResult> results, boolean strict) {
    if (results.stream().anyMatch(result -> result.broken() != null)) {
      return FAILED;
    }
    return results.stream().allMatch(result -> result.isKept() && (!strict || result.isBarMet()))
        ? 0
        : BROKEN;
  }
}
