package org.ecm.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.ecm.campaign.CampaignPlans;
import org.ecm.cluster.Advice;
import org.ecm.cluster.Component;
import org.ecm.cluster.JdbcMandateStore;
import org.ecm.cluster.MandateSeat;
import org.ecm.cluster.MandateTimes;
import org.ecm.cluster.Monotonic;
import org.ecm.cluster.NodeIdentity;
import org.ecm.cluster.NodeRegistry;
import org.ecm.contact.Lanes;
import org.ecm.database.Database;
import org.ecm.database.IdBlocks;
import org.ecm.database.PlainDatabase;
import org.ecm.database.TestDatabase;
import org.ecm.dialer.DialerGateway;
import org.ecm.dialer.DialerGateways;
import org.ecm.results.ResultSettings;
import org.ecm.results.SyncResults;
import org.ecm.schedule.CallingWindow;
import org.ecm.schedule.WeeklySchedule;

/** A node's two components on a fresh database, without a container. */
public final class Lab {
  /** No test runs out of its mandate because the machine is busy. */
  private static final MandateTimes PATIENT =
      new MandateTimes(
          MandateTimes.DEFAULT.renewal(),
          Duration.ofMinutes(1),
          MandateTimes.DEFAULT.margin(),
          MandateTimes.DEFAULT.poll());

  public final DataSource source = TestDatabase.migrated();
  public final Database database = new PlainDatabase(source);
  public final IdBlocks ids = new IdBlocks(database);
  private final NodeRegistry nodes = new NodeRegistry(database);
  private final Database seen;
  private final DialerGateways gateways;
  private final CallingWindow window =
      new CallingWindow(WeeklySchedule.daily(LocalTime.MIN, LocalTime.MIDNIGHT), Duration.ZERO);

  public Lab(DialerGateway gateway) {
    this(gateway, UnaryOperator.identity());
  }

  /**
   * @param asSeen the database as the components see it
   */
  public Lab(DialerGateway gateway, UnaryOperator<Database> asSeen) {
    seen = asSeen.apply(database);
    gateways =
        new DialerGateways() {
          @Override
          public DialerGateway of(String dialer) {
            return gateway;
          }

          @Override
          public Collection<DialerGateway> all() {
            return List.of(gateway);
          }
        };
    campaign(1, 1000);
  }

  private void campaign(long id, int windowSize) {
    database.useTransaction(
        h -> {
          h.execute("insert into strategy values (1, 'Test', 0)");
          h.execute("insert into strategy_step values (1, 0, 'VOICE', 1)");
          h.execute("insert into strategy_step values (1, 1, 'VOICE', 2)");
          h.execute("insert into strategy_rule values (1, 'BUSY', 'NEXT_ATTEMPT', 0)");
          h.execute("insert into strategy_rule values (1, 'NO_ANSWER', 'NEXT_ATTEMPT', 0)");
          h.execute(
              "insert into dialer_campaign values (1, 'uccx', '1', 'Reminders', 'IVR', ?, 0, 0)",
              windowSize);
          h.execute(
              "insert into campaign (id, name, name_key, state, dialer_campaign_id, strategy_id,"
                  + " default_region, time_zone, priority, created_at, version)"
                  + " values (?, 'Test', 'Test', 'RUNNING', 1, 1, 'US', 'UTC', 5, ?, 0)",
              id,
              Instant.now());
          for (int day = 1; day <= 7; day++) {
            h.execute("insert into campaign_interval values (?, ?, ?, 0, 1440)", id, day - 1, day);
          }
          h.execute("insert into contact_list values (1, ?, 'Test', ?)", id, Instant.now());
          Lanes.ensure(h, id, "UTC", 5);
        });
  }

  /** Adds waiting contacts, due now, each with two numbers of its own. */
  public void contacts(int count) {
    Instant now = Instant.now();
    database.useTransaction(
        h -> {
          var batch =
              h.prepareBatch(
                  "insert into contact (id, campaign_id, list_id, row_key, phone1, phone2,"
                      + " time_zone, priority, state, reason, step, next_number, call_zone, due_at,"
                      + " attempts_made, sending, created_at, updated_at) values (:id, 1, 1, :key,"
                      + " :phone1, :phone2, 'UTC', 5, 'WAITING', 'NEW', 0, :phone1, 'UTC', :now, 0,"
                      + " 0, :now, :now)");
          for (int i = 0; i < count; i++) {
            long id = ids.next(IdBlocks.Kind.CONTACT);
            batch
                .bind("id", id)
                .bind("key", "row" + id)
                .bind("phone1", "+1202" + (5_000_000 + id))
                .bind("phone2", "+1303" + (5_000_000 + id))
                .bind("now", now)
                .add();
          }
          batch.execute();
        });
  }

  /** Puts everybody's first number on the do-not-call list, and tells no contact of it. */
  void forbidFirstPhones() {
    database.useTransaction(
        h ->
            h.execute(
                "insert into do_not_call (id, number, campaign_id, source, created_by, created_at)"
                    + " select id, phone1, 0, 'TEST', 'test', created_at from contact"));
  }

  /** A new start of a node, with its seat for a component. */
  public MandateSeat seat(String name, String node) {
    NodeIdentity self = new NodeIdentity(node, UUID.randomUUID().toString());
    nodes.register(self, "lab", Instant.now());
    return new MandateSeat(
        name, self, new JdbcMandateStore(source), PATIENT, Monotonic.SYSTEM, Advice.CONTEND);
  }

  /** The same, once it has the mandate. */
  public MandateSeat inOffice(String name, String node) {
    MandateSeat seat = seat(name, node);
    while (seat.current().isEmpty()) {
      seat.turn();
    }
    return seat;
  }

  FeedSettings settings() {
    return new FeedSettings(
        100,
        10,
        Duration.ofSeconds(2),
        Duration.ofMillis(200),
        Duration.ofMillis(50),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofMinutes(10),
        window);
  }

  public ContactFeed feed() {
    return new ContactFeed(
        seen,
        gateways,
        new CampaignPlans(),
        nodes,
        ids,
        settings(),
        Clock.systemUTC(),
        Monotonic.SYSTEM);
  }

  public SyncResults results() {
    return results(new ResultSettings(500, Duration.ofMillis(500), 500, Duration.ofSeconds(2), 1));
  }

  public SyncResults results(ResultSettings settings) {
    return results(settings, Monotonic.SYSTEM);
  }

  public SyncResults results(ResultSettings settings, Monotonic monotonic) {
    return new SyncResults(
        seen, gateways, new CampaignPlans(), ids, settings, Clock.systemUTC(), monotonic);
  }

  /** One turn of a component under its seat, if the seat has the mandate. */
  public static boolean turn(Component component, MandateSeat seat) {
    seat.turn();
    return seat.current().map(mandate -> component.turn(mandate, seat)).orElse(false);
  }

  /** Contacts by state. */
  public Map<String, Long> states() {
    return database.inTransaction(
        h -> {
          Map<String, Long> states = new TreeMap<>();
          h.createQuery("select state, count(*) n from contact group by state")
              .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
              .forEach(e -> states.put(e.getKey(), e.getValue()));
          return states;
        });
  }

  /** One number from the database. */
  public long count(String sql) {
    return database.inTransaction(h -> h.createQuery(sql).mapTo(Long.class).one());
  }
}
