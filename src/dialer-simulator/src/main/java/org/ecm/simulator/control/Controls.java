package org.ecm.simulator.control;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.ecm.simulator.call.CallStatus;
import org.ecm.simulator.call.Engine;
import org.ecm.simulator.call.Midnight;
import org.ecm.simulator.call.Pace;
import org.ecm.simulator.campaign.Campaign;
import org.ecm.simulator.campaign.Campaigns;
import org.ecm.simulator.contact.FileImport;
import org.ecm.simulator.fault.Fault;
import org.ecm.simulator.fault.Faults;
import org.ecm.simulator.http.HttpError;
import org.ecm.simulator.store.Store;
import org.ecm.simulator.store.Totals;

/** What the control API can do. May be called from any thread. */
public final class Controls {
  private final Store store;
  private final Campaigns campaigns;
  private final Engine engine;
  private final Midnight midnight;
  private final Pace pace;
  private final Faults faults;
  private final FileImport files;
  private final Doors doors;

  public Controls(
      Store store,
      Campaigns campaigns,
      Engine engine,
      Midnight midnight,
      Pace pace,
      Faults faults,
      FileImport files,
      Doors doors) {
    this.store = store;
    this.campaigns = campaigns;
    this.engine = engine;
    this.midnight = midnight;
    this.pace = pace;
    this.faults = faults;
    this.files = files;
    this.doors = doors;
  }

  byte[] help() throws IOException {
    try (InputStream help = Controls.class.getResourceAsStream("help.txt")) {
      return help.readAllBytes();
    }
  }

  record CampaignState(
      int id, String name, boolean enabled, Map<String, Integer> live, int history) {}

  record State(
      Totals totals,
      long logEnd,
      double speed,
      Engine.Memory engine,
      List<CampaignState> campaigns) {}

  Totals totals() {
    return store.totals();
  }

  State state() {
    Map<Integer, Map<String, Integer>> live = new TreeMap<>();
    store
        .query(
            "SELECT campaignID, callStatus, COUNT(*) FROM DialingList GROUP BY campaignID,"
                + " callStatus",
            row -> new int[] {row.getInt(1), row.getInt(2), row.getInt(3)})
        .forEach(
            count ->
                live.computeIfAbsent(count[0], id -> new TreeMap<>())
                    .put(CallStatus.of(count[1]).name(), count[2]));
    Map<Integer, Integer> history = new TreeMap<>();
    store
        .query(
            "SELECT campaignID, COUNT(*) FROM DialingListHistory GROUP BY campaignID",
            row -> new int[] {row.getInt(1), row.getInt(2)})
        .forEach(count -> history.put(count[0], count[1]));
    List<CampaignState> states = new ArrayList<>();
    for (Campaign campaign : campaigns.all()) {
      states.add(
          new CampaignState(
              campaign.id(),
              campaign.name(),
              campaign.enabled(),
              live.getOrDefault(campaign.id(), Map.of()),
              history.getOrDefault(campaign.id(), 0)));
    }
    return new State(store.totals(), store.log().end(), pace.speed(), engine.memory(), states);
  }

  byte[] log(long from, int limit) throws IOException {
    return store.log().read(from, limit);
  }

  List<Faults.InForce> faults() {
    return faults.all();
  }

  Faults.InForce addFault(Fault fault) throws Exception {
    Faults.InForce added = faults.add(fault);
    doors.openJdbc(!faults.inForce(Fault.JDBC));
    return added;
  }

  void removeFault(int id) throws Exception {
    if (!faults.remove(id)) {
      throw new HttpError(404, "There is no fault " + id);
    }
    doors.openJdbc(!faults.inForce(Fault.JDBC));
  }

  void clearFaults() throws Exception {
    faults.clear();
    doors.openJdbc(true);
  }

  void midnight() {
    midnight.run();
  }

  void failover(double assumedShare) {
    if (!(assumedShare >= 0 && assumedShare <= 1)) {
      throw new IllegalArgumentException("assumed must be from 0 to 1");
    }
    files.terminate();
    engine.failover(assumedShare);
  }

  /** Returns when all ports take connections again. */
  synchronized void restart(double downMillis) throws Exception {
    if (!(downMillis >= 0 && downMillis <= 3_600_000)) {
      throw new IllegalArgumentException("downMs must be from 0 to 3600000");
    }
    doors.shut();
    files.terminate();
    engine.goDown();
    TimeUnit.MILLISECONDS.sleep((long) downMillis);
    engine.comeUp();
    doors.open();
  }

  void speed(double speed) {
    pace.change(speed);
    engine.wake();
  }

  void pause() {
    engine.pause();
  }

  void resume() {
    engine.resume();
  }
}
