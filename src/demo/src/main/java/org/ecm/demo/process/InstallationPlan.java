package org.ecm.demo.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What an installation is made of.
 *
 * @param directory holds all that it writes
 * @param ear the application; null to let the launcher build it
 * @param portOffset added to each port
 * @param database null for the embedded one
 * @param settings of the node, by name
 * @param simulatorOptions of its command line, other than ports and passwords
 */
public record InstallationPlan(
    Launcher launcher,
    Path directory,
    Path ear,
    int portOffset,
    LedgerDatabase database,
    Map<String, String> settings,
    List<String> simulatorOptions) {

  public InstallationPlan {
    settings = Map.copyOf(settings);
    simulatorOptions = List.copyOf(simulatorOptions);
  }

  int dialerPort() {
    return Ports.DIALER + portOffset;
  }

  int dialerControlPort() {
    return Ports.DIALER + 1 + portOffset;
  }

  int dialerTablesPort() {
    return Ports.DIALER + 2 + portOffset;
  }

  int databasePort() {
    return Ports.DATABASE + portOffset;
  }
}
