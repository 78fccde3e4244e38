package org.ecm.dialer.uccx;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.ecm.simulator.Dialer;
import org.ecm.simulator.Settings;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Jdbi;

/** A simulated UCCX and a gateway to it, over real HTTP and JDBC. */
public final class SimulatedUccx implements AutoCloseable {

  /** The simulator's first campaign. */
  public static final String CAMPAIGN = "Reminders";

  private final Path data;
  private final String scheme;
  private final Dialer dialer;
  private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor();

  /** Starts a simulator with further options; one that is given a key store speaks TLS. */
  public SimulatedUccx(String... options) throws Exception {
    data = Files.createTempDirectory("uccx");
    String[] all =
        Stream.concat(
                Stream.of(
                    "--port",
                    "0",
                    "--control-port",
                    "0",
                    "--jdbc-port",
                    "0",
                    "--zone",
                    "UTC",
                    "--data",
                    data.toString()),
                Stream.of(options))
            .toArray(String[]::new);
    scheme = List.of(options).contains("--tls-keystore") ? "https" : "http";
    dialer = Dialer.start(Settings.of(all));
  }

  /** A gateway with the right password. */
  public UccxGateway gateway() {
    return gateway(settings("fake-password"));
  }

  /** A gateway with these settings, reading the simulator's tables; it is always noon for it. */
  public UccxGateway gateway(UccxSettings settings) {
    return gateway(settings, LocalTime.NOON);
  }

  /** A gateway that thinks it is this time of day at UCCX. */
  public UccxGateway gateway(UccxSettings settings, LocalTime time) {
    return gateway(settings, UccxTables.DEFAULT, tables("fake-password"), time);
  }

  /** A gateway that reads these tables; it is always noon for it. */
  public UccxGateway gateway(UccxSettings settings, UccxTables names, DataSource tables) {
    return gateway(settings, names, tables, LocalTime.NOON);
  }

  private UccxGateway gateway(
      UccxSettings settings, UccxTables names, DataSource tables, LocalTime time) {
    Clock clock =
        Clock.fixed(
            LocalDate.now(ZoneOffset.UTC).atTime(time).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    return new UccxGateway(settings, names, tables, alarms, clock);
  }

  /** The simulator's tables. Each read has a connection of its own, so a broken one is not kept. */
  public DataSource tables(String password) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(dialer.jdbcUrl());
    source.setUser("uccxhruser");
    source.setPassword(password);
    return source;
  }

  /** Where the simulator's REST API is. */
  public URI rest() {
    return URI.create(scheme + "://127.0.0.1:" + dialer.restPort());
  }

  /** Settings that fit the simulator. */
  public UccxSettings settings(String password) {
    return settings(password, false);
  }

  /** The same of tables that may be read from another node. */
  public UccxSettings settings(String password, boolean replica) {
    return new UccxSettings(
        "uccx",
        rest(),
        "fake-admin",
        password,
        ZoneOffset.UTC,
        "",
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(2),
        Duration.ofMillis(300),
        replica);
  }

  /** First and last name as the simulator's tables show them, with a blank between them. */
  public String name(String accountNumber) {
    return Jdbi.create(tables("fake-password"))
        .withHandle(
            h ->
                h.createQuery(
                        "select coalesce(firstName, '') || ' ' || coalesce(lastName, '')"
                            + " from DialingList where accountNumber = :account")
                    .bind("account", accountNumber)
                    .mapTo(String.class)
                    .one());
  }

  /** Posts to the control API; returns the answer. */
  public String control(String path, String json) {
    return http(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dialer.controlPort() + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  /** Ends all faults. */
  public void noFaults() {
    http(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dialer.controlPort() + "/faults"))
            .DELETE()
            .build());
  }

  /** The simulator's own log. */
  public List<String> log() throws IOException {
    return Files.readAllLines(data.resolve("log.jsonl"));
  }

  private static String http(HttpRequest request) {
    try {
      HttpResponse<String> response =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(response.statusCode() + " " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws Exception {
    dialer.close();
    alarms.shutdownNow();
    try (Stream<Path> files = Files.walk(data)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
    }
  }
}
