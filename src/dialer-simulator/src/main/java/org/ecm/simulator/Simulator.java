package org.ecm.simulator;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command line: starts a simulator and runs until it is killed. */
@Command(
    name = "dialer-simulator",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Behaves like the outbound dialer of Cisco UCCX, as far as Cisco documents it: the REST API"
          + " for campaigns and contacts, the dialing list as tables over JDBC, calls in"
          + " accelerated time, faults on demand and a log of every contact and call.",
      "Prints a line READY rest=URL control=URL jdbc=URL when all ports are open."
    })
public final class Simulator implements Callable<Integer> {
  @Mixin private Settings settings;

  @Override
  public Integer call() throws Exception {
    System.setProperty("h2.bindAddress", settings.bind);
    Dialer dialer;
    try {
      dialer = Dialer.start(settings);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    } catch (IOException | SQLException e) {
      System.err.println("Cannot start: " + e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(dialer)));
    System.out.printf(
        "READY rest=http://%s:%d control=http://%s:%d jdbc=%s%n",
        settings.bind,
        dialer.restPort(),
        settings.controlBind,
        dialer.controlPort(),
        dialer.jdbcUrl());
    new CountDownLatch(1).await();
    return CommandLine.ExitCode.OK;
  }

  private static void close(Dialer dialer) {
    try {
      dialer.close();
    } catch (Exception e) {
      System.err.println("Not closed cleanly; the next start makes it up: " + e.getMessage());
    }
  }

  public static void main(String... arguments) {
    System.exit(new CommandLine(new Simulator()).execute(arguments));
  }
}
