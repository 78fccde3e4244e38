package org.ecm.demo;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of the command line. */
final class DemoOptions {
  @Option(
      names = "--contacts",
      paramLabel = "FILE",
      description = "Your own contact list instead of a generated one: CSV with a header row.")
  Path contacts;

  @Option(
      names = "--do-not-call",
      paramLabel = "FILE",
      description = "Your own do-not-call list, one number in a line; with --contacts only.")
  Path doNotCall;

  @Option(
      names = "--region",
      defaultValue = "US",
      description =
          "Country in which national numbers of your own lists are read. Default: ${DEFAULT-VALUE}")
  String region;

  @Option(
      names = "--count",
      defaultValue = "20000",
      description = "Rows of the generated list. Default: ${DEFAULT-VALUE}")
  int count;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description =
          "Same seed, same list and same call results by number. Default: ${DEFAULT-VALUE}")
  long seed;

  @Option(
      names = "--speed",
      defaultValue = "1200",
      description =
          "How many times faster than real life calls and waiting times pass. Default:"
              + " ${DEFAULT-VALUE}")
  double speed;

  @Option(
      names = "--fault",
      paramLabel = "KIND=VALUE",
      description = {
        "What goes wrong with requests that bring contacts to the dialer; repeatable:",
        "drop-reply=SHARE (taken, but the answer is lost), reset=SHARE, never-answer=SHARE,"
            + " busy=SHARE (503), delay=MILLISECONDS"
      })
  List<String> faults = List.of();

  @Option(
      names = "--exit",
      description = "Leave at the end, with status 0 only if the verdict is clean.")
  boolean exit;

  @Option(
      names = "--limit",
      defaultValue = "30",
      paramLabel = "MINUTES",
      description = "Give up after so many minutes. Default: ${DEFAULT-VALUE}")
  int limit;

  @Option(
      names = "--db-url",
      paramLabel = "URL",
      description =
          "A database of the demo's own instead of the embedded one, such as"
              + " \"jdbc:sqlserver://host:1433;databaseName=ecm_demo;encrypt=true\".")
  String databaseUrl;

  @Option(names = "--db-user", paramLabel = "USER", description = "Its user.")
  String databaseUser;

  @Option(
      names = "--db-password-env",
      paramLabel = "NAME",
      defaultValue = "ECM_DB_PASSWORD",
      description = "The environment variable that holds its password. Default: ${DEFAULT-VALUE}")
  String databasePasswordVariable;

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      description =
          "Added to every port (portal 8080, management 9990). Default: 0, or the next hundred at"
              + " which all ports are free.")
  Integer portOffset;
}
