package org.ecm.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ecm.schedule.CallingWindow;
import org.ecm.schedule.WeeklySchedule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One turn of each component with few and with many contacts waiting. */
@Command(
    name = "tick",
    mixinStandardHelpOptions = true,
    description = {
      "One turn of Contact Feed and of Sync Results with 10,000 contacts waiting, with many, and with",
      "many of which all but 10,000 are due but their calling window is shut, though they would come",
      "first. The dialer answers at once, so that only ECM's own work is on the clock."
    })
final class TickBench implements Callable<Integer> {

  private static final int FEW = 10_000;
  private static final double AIM = 1.3;
  private static final double WARM_UP = 0.25;

  @Option(names = "--rows", defaultValue = "1000000", description = "Default: ${DEFAULT-VALUE}")
  private int rows;

  @Option(
      names = "--turns",
      defaultValue = "150",
      description =
          "Turns of each component that count, after a quarter as many to warm up; at most 160, for"
              + " then the 10,000 are fed. Default: ${DEFAULT-VALUE}")
  private int turns;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws Exception {
    if (turns * (1 + WARM_UP) * TickSubject.BATCH > FEW) {
      throw new ParameterException(
          command.commandLine(), "--turns %d: the contacts would not suffice".formatted(turns));
    }
    Report report =
        new Report(
            "One turn with %,d and with %,d contacts waiting, medians of %d"
                .formatted(FEW, rows, turns));
    Instant now = Instant.now();
    String open = zoneAtHour(13, now);
    String shut = zoneAtHour(1, now);
    Instant due = now.minus(Duration.ofMinutes(1));
    CallingWindow window =
        new CallingWindow(
            WeeklySchedule.daily(LocalTime.of(8, 0), LocalTime.of(21, 0)), Duration.ofMinutes(5));
    try (TickSubject few = new TickSubject("%,d waiting".formatted(FEW), window);
        TickSubject many = new TickSubject("%,d waiting".formatted(rows), window);
        TickSubject held = new TickSubject("%,d of them shut".formatted(rows - FEW), window)) {
      few.contacts(1, FEW, open, 5, due);
      many.contacts(1, rows, open, 5, due);
      held.contacts(1, rows - FEW, shut, 9, due.minus(Duration.ofDays(1)));
      held.contacts(rows - FEW + 1, rows, open, 5, due);
      List<TickSubject> order = new ArrayList<>(List.of(few, many, held));
      for (int turn = 0; turn < turns * (1 + WARM_UP); turn++) {
        boolean counts = turn >= turns * WARM_UP;
        order.forEach(subject -> subject.cycle(counts));
        order.add(order.remove(0));
      }
      few.report(report, few, AIM);
      many.report(report, few, AIM);
      held.report(report, few, AIM);
      report.end();
    }
    return 0;
  }

  /** A zone where it is that hour now. */
  private static String zoneAtHour(int hour, Instant now) {
    int offset = hour - ZonedDateTime.ofInstant(now, ZoneOffset.UTC).getHour();
    int hours = offset > 12 ? offset - 24 : offset < -12 ? offset + 24 : offset;
    return "Etc/GMT" + (hours > 0 ? "-" + hours : "+" + -hours);
  }
}
