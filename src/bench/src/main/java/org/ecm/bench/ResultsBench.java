package org.ecm.bench;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.ecm.cluster.Mandate;
import org.ecm.cluster.MandateSeat;
import org.ecm.dialer.uccx.UccxGateway;
import org.ecm.dialer.uccx.UccxSettings;
import org.ecm.dialer.uccx.UccxTables;
import org.ecm.results.SyncResults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Sync Results on a table of finished records, beside a bare batch update that brings the same rows
 * of another database to the same values. The two take turns, page by page.
 */
@Command(
    name = "results",
    mixinStandardHelpOptions = true,
    description = {
      "Finished records that Sync Results reads and applies, beside a bare JDBC batch update of the",
      "same contacts and attempts to the same values."
    })
final class ResultsBench implements Callable<Integer> {

  private static final double WARM_UP = 0.2;

  @Option(names = "--rows", defaultValue = "200000", description = "Default: ${DEFAULT-VALUE}")
  private int rows;

  @Override
  public Integer call() throws Exception {
    Report report = new Report("Results of %,d calls".formatted(rows));
    try (BenchDatabase ecm = atDialer();
        BenchDatabase plain = atDialer();
        DialingList dialer = new DialingList(rows);
        ResultCopy copy = new ResultCopy(ecm.source, plain.source)) {
      SyncResults results = Components.results(ecm, gateway(dialer), Duration.ofHours(1));
      MandateSeat seat = ecm.seat(SyncResults.NAME);
      Mandate mandate = seat.current().orElseThrow();
      Watch baseline = new Watch();
      Watch applied = new Watch();
      for (boolean more = true; more; ) {
        boolean cold = copy.copied() < rows * WARM_UP;
        Watch ecmWatch = cold ? new Watch() : applied;
        more = ecmWatch.time(() -> results.turn(mandate, seat));
        ecmWatch.count(copy.catchUp(cold ? new Watch() : baseline));
      }
      if (copy.copied() != rows) {
        throw new IllegalStateException("Only " + copy.copied() + " results were applied");
      }
      report.rates("results", "bare batch update", baseline, applied, 1.0 / 3);
      report.end();
    }
    return 0;
  }

  private static UccxGateway gateway(DialingList dialer) {
    return new UccxGateway(
        new UccxSettings(
            "uccx",
            URI.create("http://localhost"),
            "fake-admin",
            "fake-password",
            ZoneOffset.UTC,
            "",
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            false),
        UccxTables.DEFAULT,
        dialer.source(),
        null,
        Clock.systemUTC());
  }

  /** A database whose contacts are all at the dialer, each with an open attempt of the same id. */
  private BenchDatabase atDialer() {
    BenchDatabase ecm = new BenchDatabase(1000);
    // Results are read from the oldest attempt on.
    Instant now = DialingList.BEGIN.minus(Duration.ofMinutes(1));
    ecm.contacts(1, rows, "America/New_York", 5, now);
    ecm.database.useTransaction(
        h ->
            h.execute(
                "insert into batch (id, dialer_campaign_id, state, open_state, epoch, holder,"
                    + " incarnation, size, probe, created_at, call_over, not_sent, settle_tries)"
                    + " select x, 1, 'ACCEPTED', 'DONE', 1, 'bench', 'bench', 500, 0, ?, 1, 0, 0"
                    + " from system_range(0, ?)",
                now,
                rows / 500));
    for (int from = 1; from <= rows; from += 20_000) {
      int first = from;
      int last = Math.min(rows, from + 19_999);
      ecm.database.useTransaction(
          h -> {
            h.execute(
                """
                insert into attempt (id, contact_id, campaign_id, dialer_campaign_id, batch_id,
                  account_number, number, step, state, open_contact_key, open_number_key, sweep_at,
                  in_window, confirmed, redialled, created_at)
                select x, x, 1, 1, x / 500, lpad(x, 20, 'A'), '+1' || (2020000000 + x), 0, 'OPEN', x,
                  '1:+1' || (2020000000 + x), ?, 1, 0, 0, ?
                from system_range(?, ?)
                """,
                now,
                now,
                first,
                last);
            h.execute(
                "update contact set state = 'AT_DIALER', reason = 'SENT', current_attempt = id"
                    + " where id between ? and ?",
                first,
                last);
          });
    }
    return ecm;
  }
}
