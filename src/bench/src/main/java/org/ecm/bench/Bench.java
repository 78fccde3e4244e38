package org.ecm.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line of the benchmarks. */
@Command(
    name = "./ecm bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    subcommands = {
      ImportBench.class,
      FeedBench.class,
      ResultsBench.class,
      CallbacksBench.class,
      TickBench.class
    },
    description = {
      "Measures ECM's rates beside a plain baseline, in turns in the same run, so that the ratio",
      "holds on any machine and whatever else it does. Reports, and never fails, on the ratio.",
      "Data lies in src/bench/target while a benchmark runs."
    })
public final class Bench implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Say what to measure: import, feed, results, callbacks, tick or all.");
  }

  /** Runs each benchmark in a process of its own, so that none warms up or fills another's heap. */
  @Command(name = "all", mixinStandardHelpOptions = true, description = "All of them, one by one.")
  int all() throws IOException, InterruptedException {
    for (String benchmark : List.of("import", "feed", "results", "callbacks", "tick")) {
      int status = new ProcessBuilder(command(benchmark)).inheritIO().start().waitFor();
      if (status != 0) {
        return status;
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private static List<String> command(String benchmark) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Bench.class.getName(), benchmark));
    return command;
  }

  public static void main(String... arguments) {
    Logger.getLogger("").setLevel(Level.WARNING);
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }
}
