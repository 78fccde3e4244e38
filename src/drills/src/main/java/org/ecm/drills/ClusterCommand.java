package org.ecm.drills;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.ecm.demo.api.ApiException;
import org.ecm.demo.api.EcmApi;
import org.ecm.demo.contacts.ContactGenerator;
import org.ecm.demo.process.Launcher;
import org.ecm.demo.process.ProcessFailedException;
import org.ecm.demo.process.Secrets;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.Site;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code ./ecm cluster}. */
@Command(
    name = "ecm cluster",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Two nodes behind a virtual IP, with a database and a simulated dialer, each on a host of its"
          + " own (a network namespace of this machine), and a campaign that is being called. Shows"
          + " who does what until Ctrl-C, which takes all of it down. Needs root on Linux.",
      ""
    })
public final class ClusterCommand implements Callable<Integer> {
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final int FAILED = 2;
  private static final int LOOK_EVERY_MILLIS = 1000;

  @Option(
      names = "--contacts",
      paramLabel = "N",
      description = "So many contacts in the campaign; 0: none. Default: 20000")
  private int contacts = 20_000;

  public static void main(String... arguments) {
    System.exit(new CommandLine(new ClusterCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try {
      Launcher launcher = Launcher.above(Path.of(System.getProperty("ecm.root", ".")));
      if (Keeper.network() == null) {
        return new Keeper(launcher.root().resolve(".ecm/cluster"))
            .run(ClusterCommand.class, List.of("--contacts", "" + contacts), true);
      }
      Site site = new Site(Keeper.network(), launcher, Keeper.site(), Secrets.random());
      System.out.println("Starting two nodes, keepalived, database and dialer: a minute or two.");
      site.start(Map.of());
      if (contacts > 0) {
        call(site);
      }
      explain(site);
      watch(new ClusterStatus(site));
      return 0;
    } catch (DrillException | ProcessFailedException | ApiException e) {
      System.err.println("ecm cluster: " + e.getMessage());
      return FAILED;
    }
  }

  private void call(Site site) throws IOException {
    Path list = Keeper.site().resolve("contacts.csv");
    ContactGenerator.write(contacts, 1, list, Keeper.site().resolve("do-not-call.csv"));
    EcmApi api = site.api();
    long campaign =
        api.create("Reminders", api.fetchDialerCampaigns().get(0), ContactGenerator.REGION).id();
    api.upload(campaign, list);
    api.start(campaign);
  }

  private static void explain(Site site) {
    System.out.printf(
        """

        Portal and REST   %s
        Login             user admin, password %s
        Logs              %s

        As root, in another terminal, with node1 or node2:
          kill -9 $(cat %s)
                          WildFly dies. With -STOP it freezes, with -CONT it goes on
          ip -n ecm-%s-switch link set node1 down
                          cuts its cable; up heals it
        What has died is started again. Ctrl-C takes all down.

        """,
        site.portal(),
        site.secrets().administrator(),
        site.nodes().get(0).log().toString().replace("node1", "node{1,2}"),
        site.nodes().get(0).pidFile(),
        site.network().id());
  }

  /** Until the process is ended. */
  private static void watch(ClusterStatus status) throws InterruptedException {
    while (true) {
      System.out.println(SECONDS.format(LocalTime.now()) + "  " + status.line());
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }
  }
}
