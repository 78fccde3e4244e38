package org.ecm.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.ecm.cluster.Mandate;
import org.ecm.cluster.MandateSeat;
import org.ecm.demo.process.SimulatorProcess;
import org.ecm.dialer.uccx.UccxGateway;
import org.ecm.dialer.uccx.UccxSettings;
import org.ecm.dialer.uccx.UccxTables;
import org.ecm.feed.ContactFeed;
import org.ecm.schedule.CallingWindow;
import org.ecm.schedule.WeeklySchedule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Contact Feed into the simulator, beside a bare HTTP client that sends it such batches, and beside
 * one that also writes the rows which a ledger cannot do without.
 */
@Command(
    name = "feed",
    mixinStandardHelpOptions = true,
    description = {
      "Contacts that Contact Feed claims, sends and confirms, beside the contacts that a bare HTTP",
      "client sends to the same dialer simulator, a process of its own, in batches of the same size;",
      "and beside one that also writes each contact's attempt and its two states by bare JDBC batches."
    })
final class FeedBench implements Callable<Integer> {

  private static final double WARM_UP = 0.2;

  @Option(names = "--rows", defaultValue = "200000", description = "Default: ${DEFAULT-VALUE}")
  private int rows;

  @Option(
      names = "--batch",
      defaultValue = "500",
      description = "Contacts in a request. Default: ${DEFAULT-VALUE}, as the server's")
  private int size;

  @Override
  public Integer call() throws Exception {
    Report report = new Report("Feed of %,d contacts in batches of %,d".formatted(rows, size));
    Path data = BenchDatabase.directory();
    ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor();
    try (SimulatorProcess dialer = dialer(data);
        BenchDatabase ecm = new BenchDatabase(size);
        BenchDatabase other = new BenchDatabase(size);
        LedgerCopy ledger = new LedgerCopy(ecm.source, other.source)) {
      for (BenchDatabase database : List.of(ecm, other)) {
        database.contacts(1, rows, "America/New_York", 5, Instant.now());
      }
      pause(dialer);
      ContactFeed feed = feed(ecm, gateway(dialer, alarms));
      MandateSeat seat = ecm.seat(ContactFeed.NAME);
      Mandate mandate = seat.current().orElseThrow();
      BareClient bare = new BareClient(URI.create(dialer.rest()), size);
      Watch http = new Watch();
      Watch written = new Watch();
      Watch fed = new Watch();
      for (int done = 0; done + size <= rows; done += size) {
        boolean warm = done >= rows * WARM_UP;
        Watch ecmWatch = warm ? fed : new Watch();
        Watch ledgerWatch = warm ? written : new Watch();
        ecmWatch.time(() -> feed.turn(mandate, seat));
        ecmWatch.count(finish(ecm));
        ledger.read();
        ledgerWatch.time(ledger::claim);
        bare.send(warm ? http : new Watch());
        ledgerWatch.count(ledgerWatch.time(ledger::accepted));
        finish(other);
      }
      report.rates("contacts", "bare HTTP client", http, fed, 0.5);
      report.beside("the same and bare batches of the rows", http.plus(written, fed.units()), fed);
      report.end();
    } finally {
      alarms.shutdownNow();
      BenchDatabase.delete(data);
    }
    return 0;
  }

  private static SimulatorProcess dialer(Path data) {
    return SimulatorProcess.start(
        data,
        List.of(
            "--port=0",
            "--control-port=0",
            "--jdbc-port=0",
            "--campaign=Reminders:IVR",
            "--capacity=100000000"),
        Map.of("DIALER_PASSWORD", BareClient.PASSWORD));
  }

  private static void pause(SimulatorProcess dialer) throws Exception {
    HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(dialer.control() + "/pause"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.discarding());
  }

  private static UccxGateway gateway(SimulatorProcess dialer, ScheduledExecutorService alarms) {
    return new UccxGateway(
        new UccxSettings(
            "uccx",
            URI.create(dialer.rest()),
            BareClient.USER,
            BareClient.PASSWORD,
            ZoneOffset.UTC,
            "",
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            false),
        UccxTables.DEFAULT,
        null,
        alarms,
        Clock.systemUTC());
  }

  private ContactFeed feed(BenchDatabase ecm, UccxGateway gateway) {
    CallingWindow always =
        new CallingWindow(WeeklySchedule.daily(LocalTime.MIN, LocalTime.MIDNIGHT), Duration.ZERO);
    return Components.feed(ecm, gateway, size, always);
  }

  /** Results for all that is at the dialer, off the clock, so that the window is free again. */
  private static long finish(BenchDatabase ecm) {
    return ecm.database.inTransaction(
        h -> {
          h.execute(
              "update contact set state = 'FINISHED' where id in"
                  + " (select contact_id from attempt where dialer_campaign_id = 1"
                  + " and state = 'OPEN' and in_window = 1)");
          return h.createUpdate(
                  "update attempt set state = 'DONE', open_contact_key = -id,"
                      + " open_number_key = 'closed:' || id, closed_at = created_at,"
                      + " sweep_at = timestamp '9999-01-01 00:00:00' where dialer_campaign_id = 1"
                      + " and state = 'OPEN' and in_window = 1")
              .execute();
        });
  }
}
