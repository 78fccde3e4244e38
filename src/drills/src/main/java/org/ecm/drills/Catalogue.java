package org.ecm.drills;

import static org.ecm.drills.fault.Placed.apart;
import static org.ecm.drills.fault.Placed.together;
import static org.ecm.drills.report.Bar.BESIDE;
import static org.ecm.drills.report.Bar.DATABASE;
import static org.ecm.drills.report.Bar.DATABASE_MOVES;
import static org.ecm.drills.report.Bar.GONE;
import static org.ecm.drills.report.Bar.KILLED;
import static org.ecm.drills.report.Bar.MOVED;
import static org.ecm.drills.report.Bar.NONE;
import static org.ecm.drills.report.Bar.OUTAGE;
import static org.ecm.drills.report.Bar.PLANNED;
import static org.ecm.drills.report.Bar.RETAKEN;
import static org.ecm.drills.report.Bar.SPLIT;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.ecm.drills.fault.BothDown;
import org.ecm.drills.fault.CutBetween;
import org.ecm.drills.fault.CutCable;
import org.ecm.drills.fault.CutVrrp;
import org.ecm.drills.fault.DialerDown;
import org.ecm.drills.fault.DialerFailover;
import org.ecm.drills.fault.DialerFault;
import org.ecm.drills.fault.DropToDatabase;
import org.ecm.drills.fault.FailRounds;
import org.ecm.drills.fault.Fault;
import org.ecm.drills.fault.FreezeAt;
import org.ecm.drills.fault.FreezeNode;
import org.ecm.drills.fault.HangComponent;
import org.ecm.drills.fault.KillDatabase;
import org.ecm.drills.fault.KillKeepalived;
import org.ecm.drills.fault.KillLoop;
import org.ecm.drills.fault.KillNode;
import org.ecm.drills.fault.LoseDialer;
import org.ecm.drills.fault.Mistake;
import org.ecm.drills.fault.Mistakes;
import org.ecm.drills.fault.MoveClock;
import org.ecm.drills.fault.MoveComponents;
import org.ecm.drills.fault.MoveDatabase;
import org.ecm.drills.fault.PowerOff;
import org.ecm.drills.fault.Roles;
import org.ecm.drills.fault.RollingRestart;
import org.ecm.drills.fault.StopComponent;
import org.ecm.drills.fault.StopNode;
import org.ecm.drills.fault.SuspendNode;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.report.Bar;

/** All drills. */
final class Catalogue {
  /** Some minutes' worth, one of each kind: what an integration build can do. */
  static final List<String> QUICK = List.of("kill", "freeze", "cut", "database-5", "both-down");

  static final List<Drill> ALL =
      List.of(
          drill(
              "kill",
              "WildFly is killed where everything is",
              KILLED,
              3,
              () -> together(new KillNode(Roles::feeding))),
          drill(
              "kill-address",
              "WildFly is killed where the virtual IP is, and nothing else",
              KILLED,
              3,
              () -> apart(new KillNode(Roles::addressed))),
          drill(
              "kill-idle",
              "WildFly is killed where nothing is",
              KILLED,
              3,
              () -> together(new KillNode(Roles::idle))),
          drill(
              "stop",
              "WildFly is stopped where everything is",
              PLANNED,
              3,
              () -> together(new StopNode(Roles::feeding))),
          drill(
              "stop-idle",
              "WildFly is stopped where nothing is",
              PLANNED,
              3,
              () -> together(new StopNode(Roles::idle))),
          drill(
              "power-off",
              "The host that has everything loses its power",
              GONE,
              10,
              () -> together(new PowerOff(Roles::feeding))),
          drill(
              "power-off-idle",
              "The host that has nothing loses its power",
              GONE,
              10,
              () -> together(new PowerOff(Roles::idle))),
          drill(
              "freeze-3",
              "WildFly stands still for 3 s where everything is",
              GONE,
              3,
              () -> together(new FreezeNode(Roles::feeding, false))),
          drill(
              "freeze",
              "WildFly stands still for 15 s where everything is, or until it is killed",
              GONE,
              15,
              () -> together(new FreezeNode(Roles::feeding, false))),
          drill(
              "freeze-60",
              "WildFly stands still for 60 s where everything is, or until it is killed",
              GONE,
              60,
              () -> together(new FreezeNode(Roles::feeding, false))),
          drill(
              "thaw-15",
              "WildFly stands still for 15 s where everything is, and then goes on",
              GONE,
              15,
              () -> together(new FreezeNode(Roles::feeding, true))),
          drill(
              "thaw-60",
              "WildFly stands still for 60 s where everything is, and then goes on",
              GONE,
              60,
              () -> together(new FreezeNode(Roles::feeding, true))),
          drill(
              "freeze-sending",
              "WildFly stands still between the mark SENDING and the request",
              GONE,
              8,
              () -> new FreezeAt("org.ecm.dialer.uccx.UccxDelivery", "send")),
          drill(
              "freeze-marking",
              "WildFly stands still in the transaction of the mark SENDING",
              GONE,
              8,
              () -> new FreezeAt("org.ecm.feed.Batches", "markSending")),
          drill(
              "freeze-applying",
              "WildFly stands still while it applies results",
              GONE,
              8,
              () -> new FreezeAt("org.ecm.results.KeptRecords", "keep")),
          drill(
              "freeze-importing",
              "WildFly stands still in the transaction of an import",
              GONE,
              8,
              () -> new FreezeAt("org.ecm.contact.importing.ChunkStore", "move")),
          drill(
              "cut",
              "The node that has everything is cut off, and sees it",
              GONE,
              12,
              () -> together(new CutCable(Roles::feeding, false))),
          drill(
              "cut-silent",
              "The node that has everything is cut off, and does not see it",
              GONE,
              12,
              () -> together(new CutCable(Roles::feeding, true))),
          drill(
              "split", "The nodes do not reach each other", SPLIT, 15, () -> new CutBetween(false)),
          drill(
              "split-kill",
              "The nodes do not reach each other; then WildFly is killed where Contact Feed is",
              KILLED,
              6,
              () -> new CutBetween(true)),
          drill(
              "drop-database",
              "The packets to the database are dropped, of the node that has everything",
              GONE,
              12,
              () -> together(new DropToDatabase(Roles::feeding))),
          drill("database-5", "The database is down for 5 s", DATABASE, 5, KillDatabase::new),
          drill("database-30", "The database is down for 30 s", DATABASE, 30, KillDatabase::new),
          drill("database-120", "The database is down for 120 s", DATABASE, 120, KillDatabase::new),
          drill(
              "database-moves",
              "The database moves to another host",
              DATABASE_MOVES,
              0,
              () -> new MoveDatabase(Duration.ZERO)),
          drill(
              "database-early",
              "The database moves to a host whose clock is an hour slow, and is set right there after 20 s",
              DATABASE_MOVES,
              20,
              () -> new MoveDatabase(Duration.ofHours(-1))),
          drill(
              "database-late",
              "The database moves to a host whose clock is an hour fast, and is set right there after 20 s",
              DATABASE_MOVES,
              20,
              () -> new MoveDatabase(Duration.ofHours(1))),
          drill("dialer-down", "The dialer is down for 8 s", NONE, 3, DialerDown::new),
          drill(
              "dialer-slow",
              "The dialer takes 2 s for each list of contacts",
              NONE,
              10,
              DialerFault::slow),
          drill("dialer-refuses", "The dialer refuses the login", NONE, 10, DialerFault::refusing),
          drill(
              "dialer-silent",
              "The dialer takes contacts and never answers",
              NONE,
              10,
              DialerFault::silent),
          drill(
              "dialer-lost",
              "The packets to the dialer are dropped, of the node that has Contact Feed",
              NONE,
              45,
              LoseDialer::whole),
          drill(
              "dialer-records",
              "The packets to the dialer's tables are dropped, of the node that has Sync Results",
              NONE,
              45,
              LoseDialer::tables),
          drill("dialer-failover", "The dialer's engine fails over", NONE, 8, DialerFailover::new),
          drill(
              "both-down",
              "Both hosts lose their power; one is switched on, later the other",
              OUTAGE,
              2,
              () -> new BothDown(false)),
          drill(
              "both-restart",
              "Both hosts lose their power; both are switched on",
              OUTAGE,
              2,
              () -> new BothDown(true)),
          drill(
              "keepalived",
              "keepalived is killed where the virtual IP is",
              BESIDE,
              5,
              KillKeepalived::new),
          drill(
              "vrrp",
              "VRRP is cut between the nodes: both have the virtual IP",
              BESIDE,
              10,
              CutVrrp::new),
          drill(
              "rolling-restart",
              "Both nodes are restarted, one after the other",
              PLANNED,
              0,
              () -> new RollingRestart(false)),
          drill(
              "rolling-redeploy",
              "The application is deployed anew on both nodes, one after the other",
              PLANNED,
              0,
              () -> new RollingRestart(true)),
          drill(
              "move",
              "An operator moves both components to the other node",
              MOVED,
              4,
              MoveComponents::new),
          drill(
              "stop-component",
              "An operator stops Contact Feed on the node that has it, and starts it again",
              MOVED,
              4,
              () -> new StopComponent(Roles.CONTACT_FEED)),
          drill(
              "suspend",
              "An operator suspends the server that has everything by jboss-cli, and resumes it",
              PLANNED,
              5,
              () -> together(new SuspendNode(Roles::feeding))),
          drill(
              "wrong-database",
              "The node without Contact Feed is started anew with another database",
              PLANNED,
              0,
              () -> new Mistake(Mistakes.DATABASE)),
          drill(
              "wrong-secret",
              "The node without Contact Feed is started anew with another secret of the cluster's traffic",
              PLANNED,
              0,
              () -> new Mistake(Mistakes.CLUSTER_SECRET)),
          drill(
              "wrong-name",
              "The host without Contact Feed is switched off, and on again with the other node's name",
              GONE,
              0,
              () -> new Mistake(Mistakes.NAME)),
          drill(
              "hang",
              "Contact Feed hangs where it is at work",
              NONE,
              45,
              () -> HangComponent.anywhere(Roles.CONTACT_FEED, false)),
          drill(
              "hang-both",
              "Contact Feed hangs on both nodes",
              NONE,
              30,
              () -> HangComponent.anywhere(Roles.CONTACT_FEED, true)),
          drill(
              "hang-results",
              "Sync Results hangs where it is at work",
              NONE,
              45,
              () -> HangComponent.anywhere(Roles.SYNC_RESULTS, false)),
          drill(
              "hang-claiming",
              "Contact Feed hangs in the transaction in which it claims contacts",
              NONE,
              45,
              () -> HangComponent.at(Roles.CONTACT_FEED, "org.ecm.feed.Claim", "writeIntent")),
          drill(
              "hang-applying",
              "Sync Results hangs in the transaction in which it applies results",
              NONE,
              45,
              () -> HangComponent.at(Roles.SYNC_RESULTS, "org.ecm.results.KeptRecords", "keep")),
          drill(
              "hang-results-both",
              "Sync Results hangs on both nodes",
              NONE,
              30,
              () -> HangComponent.anywhere(Roles.SYNC_RESULTS, true)),
          drill(
              "loop-dies",
              "The thread of Contact Feed ends of an error between the mark SENDING and the request",
              NONE,
              10,
              () -> new KillLoop(Roles.CONTACT_FEED, "org.ecm.dialer.uccx.UccxDelivery", "send")),
          drill(
              "loop-dies-results",
              "The thread of Sync Results ends of an error while it applies results",
              NONE,
              10,
              () -> new KillLoop(Roles.SYNC_RESULTS, "org.ecm.results.KeptRecords", "keep")),
          drill(
              "rounds-fail",
              "Each round of Contact Feed fails where it is at work",
              NONE,
              45,
              () -> new FailRounds(Roles.CONTACT_FEED, "org.ecm.feed.ContactFeed")),
          drill(
              "rounds-fail-results",
              "Each round of Sync Results fails where it is at work",
              NONE,
              45,
              () -> new FailRounds(Roles.SYNC_RESULTS, "org.ecm.results.SyncResults")),
          drill(
              "clock",
              "The clock of the node that feeds goes back an hour for 45 s",
              RETAKEN,
              45,
              () -> new MoveClock(Duration.ofHours(-1))),
          drill(
              "clock-fast",
              "The clock of the node that feeds goes forward an hour for 45 s",
              RETAKEN,
              45,
              () -> new MoveClock(Duration.ofHours(1))));

  private Catalogue() {}

  private static Drill drill(
      String name, String title, Bar bar, int holdSeconds, Supplier<Fault> fault) {
    return new Drill(name, title, bar, Duration.ofSeconds(holdSeconds), fault);
  }

  /**
   * @param name of a drill, {@code all}, {@code quick}, or of a pair as its names with a plus
   *     between them
   */
  static List<Drill> named(String name) {
    return switch (name) {
      case "all" -> ALL;
      case "quick" -> QUICK.stream().map(Catalogue::one).toList();
      default -> List.of(name.contains("+") ? pair(name) : one(name));
    };
  }

  /** The moment of the second fault is by chance. */
  private static Drill pair(String name) {
    int plus = name.indexOf('+');
    return Pairs.of(one(name.substring(0, plus)), one(name.substring(plus + 1)), new Random());
  }

  private static Drill one(String name) {
    return ALL.stream()
        .filter(drill -> drill.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new DrillException("There is no drill " + name + ". See ./ecm drill --list"));
  }
}
