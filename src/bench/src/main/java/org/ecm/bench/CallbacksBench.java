package org.ecm.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Callback requests on a real node, beside a bare resource on the same node. */
@Command(
    name = "callbacks",
    mixinStandardHelpOptions = true,
    description = {
      "Callback requests of an IVR script to a node, each for another number, beside the same",
      "requests to a bare resource that is deployed on the same node: no checks, and one insert",
      "into a table of its own, with the same settings of the database. Beside it a bare resource",
      "that reads and writes all that ECM does, in ECM's tables, by plain JDBC. Then the rate at",
      "which the same requests are repeated. The processor time is the node's."
    })
final class CallbacksBench implements Callable<Integer> {

  private static final double AIM = 0.6;

  @Option(
      names = "--requests",
      defaultValue = "20000",
      description = "For each side and number of connections. Default: ${DEFAULT-VALUE}")
  private int requests;

  @Option(
      names = "--warm-up",
      defaultValue = "10000",
      description = "Requests to each side before that. Default: ${DEFAULT-VALUE}")
  private int warmUp;

  @Option(
      names = "--turn",
      defaultValue = "500",
      description = "Requests until it is the other side's turn. Default: ${DEFAULT-VALUE}")
  private int turn;

  @Option(
      names = "--connections",
      split = ",",
      defaultValue = "4,16",
      description = "Clients at a time, one run for each. Default: ${DEFAULT-VALUE}")
  private List<Integer> connections;

  private long sent;
  private volatile boolean ending;

  @Override
  public Integer call() throws Exception {
    CallbackNode node = new CallbackNode();
    // The one way to the end, as also Ctrl-C goes it: the command ends with System.exit.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node), "clean-up"));
    try {
      run(node);
    } catch (Exception e) {
      if (!ending) {
        throw e;
      } // else the node was taken from under the run, which is what was asked for
    }
    return 0;
  }

  private void run(CallbackNode node) throws Exception {
    System.out.println("Starting a node; the server and ECM are built first if need be.");
    node.start();
    measure(node, connections.get(0), warmUp);
    for (int clients : connections) {
      Report report =
          new Report("%,d callback requests, %d at a time".formatted(requests, clients));
      measure(node, clients, requests).print(report);
      report.machine();
    }
    if (node.waiting() != sent) {
      throw new IllegalStateException(
          "%d callbacks were committed, %d are there".formatted(sent, node.waiting()));
    }
  }

  /** The sides of a run. */
  private record Sides(
      CallbackSide bare, CallbackSide ledger, CallbackSide ecm, CallbackSide again) {

    List<CallbackSide> inTurn() {
      return List.of(bare, ledger, ecm, again);
    }

    void print(Report report) {
      report.rates("requests", "bare resource, one insert", bare.watch(), ecm.watch(), AIM);
      report.rate("ledger", "requests", "bare resource, ECM's statements", ledger.watch());
      report.beside("that", ledger.watch(), ecm.watch());
      report.rate("repeated", "requests", "to ECM, with the same keys", again.watch());
      report.line("latency", "baseline %s", bare.latencies());
      report.line("", "ledger   %s", ledger.latencies());
      report.line("", "ECM      %s", ecm.latencies());
      report.line("", "repeated %s", again.latencies());
    }
  }

  private Sides measure(CallbackNode node, int clients, int count) throws Exception {
    URI ecm = URI.create(node.address() + "/ecm/api/v1/callbacks");
    URI bare = URI.create(node.address() + BareWar.PATH);
    URI ledger = URI.create(node.address() + BareWar.LEDGER_PATH);
    Sides sides =
        new Sides(
            new CallbackSide(bare, false, node::processorNanos),
            new CallbackSide(ledger, false, node::processorNanos),
            new CallbackSide(ecm, false, node::processorNanos),
            new CallbackSide(ecm, true, node::processorNanos));
    try (IvrScript script = new IvrScript(clients, node.campaign(), node.key())) {
      for (int done = 0; done < count; done += turn) {
        for (CallbackSide side : sides.inTurn()) {
          script.send(side, sent, turn);
        }
        sent += turn;
      }
    }
    return sides;
  }

  private void close(CallbackNode node) {
    ending = true;
    try {
      node.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
