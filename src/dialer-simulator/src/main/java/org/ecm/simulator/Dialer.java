package org.ecm.simulator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.ecm.simulator.call.Engine;
import org.ecm.simulator.call.Midnight;
import org.ecm.simulator.call.Pace;
import org.ecm.simulator.campaign.Campaigns;
import org.ecm.simulator.contact.FileImport;
import org.ecm.simulator.contact.Intake;
import org.ecm.simulator.control.ControlHandler;
import org.ecm.simulator.control.Controls;
import org.ecm.simulator.control.Doors;
import org.ecm.simulator.fault.Faults;
import org.ecm.simulator.http.HttpServer;
import org.ecm.simulator.rest.UccxApi;
import org.ecm.simulator.store.JdbcServer;
import org.ecm.simulator.store.Store;

/** A whole running simulator. */
public final class Dialer implements AutoCloseable {
  private final Store store;
  private final Engine engine;
  private final Midnight midnight;
  private final FileImport files;
  private final HttpServer rest;
  private final HttpServer control;
  private final JdbcServer jdbc;

  private Dialer(Settings settings) throws Exception {
    Clock clock = Clock.systemUTC();
    var pace = new Pace(settings.speed);
    var engineSettings = settings.engine(pace);
    var campaignOptions = settings.campaignOptions();
    Path folder = Files.createDirectories(settings.data.resolve("files"));
    store = new Store(settings.data, clock);
    store.createReader(settings.jdbcUser, settings.jdbcPassword);
    var campaigns = new Campaigns(store);
    campaigns.create(store, campaignOptions);
    engine = new Engine(store, campaigns, engineSettings);
    midnight = new Midnight(store, engine, engineSettings, clock);
    var intake = new Intake(store, settings.capacity, settings.duplicates, settings.zone);
    files = new FileImport(folder, intake, engine::wake, clock);
    var faults = new Faults(settings.seed);
    var api = new UccxApi(store, campaigns, engine, intake, files);
    rest =
        new HttpServer(
            "rest",
            settings.bind,
            settings.port,
            settings.idleTimeout,
            settings.tls(),
            api.handler(
                faults,
                settings.user,
                settings.supervisor,
                settings.password,
                settings.processingDelay));
    boolean remote = !settings.bind.startsWith("127.");
    jdbc = new JdbcServer(settings.data, settings.bind, remote, settings.jdbcPort);
    var controls =
        new Controls(
            store, campaigns, engine, midnight, pace, faults, files, new Doors(rest, jdbc));
    control =
        new HttpServer(
            "control",
            settings.controlBind,
            settings.controlPort,
            60_000,
            null,
            new ControlHandler(controls));
  }

  /** Starts everything; returns when all ports take connections. */
  public static Dialer start(Settings settings) throws Exception {
    var dialer = new Dialer(settings);
    dialer.engine.start();
    dialer.midnight.start();
    dialer.jdbc.start();
    dialer.rest.start();
    dialer.control.start();
    return dialer;
  }

  public int restPort() {
    return rest.port();
  }

  public int controlPort() {
    return control.port();
  }

  public String jdbcUrl() {
    return jdbc.url();
  }

  @Override
  public void close() throws Exception {
    rest.close();
    jdbc.stop();
    control.close();
    files.close();
    midnight.close();
    engine.close();
    store.close();
  }
}
