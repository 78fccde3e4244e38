package org.ecm.cluster;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ecm.database.DatabaseReadiness;
import org.ecm.database.OpenTransactions;
import org.ecm.database.SchemaStart;
import org.jboss.logging.Logger;

/**
 * The life of a node: waits until the schema is there, registers this start, then turns mandates
 * and runs the components. A database that is away only delays this; it is tried again until it
 * answers.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class NodeLifecycle {

  private static final Logger LOG = Logger.getLogger(NodeLifecycle.class);

  /** Longer than the longest call to the dialer. */
  private static final Duration LONGEST_END = Duration.ofSeconds(20);

  /** Within it members answer each other, or one of them is found dead. */
  private static final Duration FIRST_LOOK = Duration.ofSeconds(5);

  private static final long WATCH_MILLIS = 500;

  @Resource ManagedThreadFactory threads;
  @Inject SchemaStart schema;
  @Inject DatabaseReadiness readiness;
  @Inject ServerState server;
  @Inject Mandates mandates;
  @Inject NodeRegistry registry;
  @Inject NodeWatch watch;
  @Inject Successions successions;
  @Inject ClusterView view;
  @Inject Presence presence;
  @Inject SharedDatabase shared;
  @Inject ChannelWatch channel;
  @Inject DialerReach dialer;
  @Inject ClockCheck times;
  @Inject HealthLimits limits;
  @Inject OpenTransactions transactions;
  @Inject ClusterProducer settings;
  @Inject @Any Instance<Component> components;
  @Inject @Any Instance<NodeService> services;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "ecm.component.pause-ms", defaultValue = "250")
  long pauseMillis;

  @Inject
  @ConfigProperty(name = "jboss.server.data.dir")
  Path data;

  @Inject
  @ConfigProperty(name = "ecm.pulse.file")
  Optional<Path> pulseFile;

  private final List<ComponentPost> posts = new CopyOnWriteArrayList<>();
  private final List<Thread> started = new CopyOnWriteArrayList<>();
  private final CountDownLatch settled = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private Pulse pulse;
  private NodeLock lock;
  private volatile String database;

  @PostConstruct
  void start() {
    pulse = new Pulse(pulseFile.orElse(data.resolve("ecm-pulse")), this::isReady, mandates);
    run("ecm-pulse", pulse);
    lock = new NodeLock(data.resolve("ecm-node.lock"));
    run("ecm-start", this::startWhenDatabaseAnswers);
  }

  @PreDestroy
  void stop() {
    stopped.countDown();
    settled.countDown();
    pulse.end();
    presence.stopping();
    posts.forEach(post -> post.loop().stop());
    services.forEach(NodeService::stop);
    successions.stop();
    mandates.leaveAll();
    shared.withdraw();
    if (haveEnded(started)) {
      lock.release();
    } else {
      LOG.warn("Work of this node has not ended; no other start of it may work until it has");
    }
  }

  /**
   * Nobody is interrupted: a thread that is interrupted within H2 would close the database's file
   * for all. A call to the dialer ends by its own limit.
   */
  private static boolean haveEnded(List<Thread> threads) {
    long deadline = System.nanoTime() + LONGEST_END.toNanos();
    try {
      for (Thread thread : threads) {
        long left = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
        thread.join(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return threads.stream().noneMatch(Thread::isAlive);
  }

  /** The loops of this node, for the status page. */
  public List<ComponentLoop> loops() {
    return posts.stream().map(ComponentPost::loop).toList();
  }

  private boolean isReady() {
    return server.isNormal() && !presence.isForeign() && readiness.schemaVersion().isPresent();
  }

  private void startWhenDatabaseAnswers() {
    try {
      NodeIdentity self = mandates.self();
      boolean hasPeer = settings.hasPeer();
      Optional<String> fault = NodeName.fault(self.node(), hasPeer);
      if (fault.isPresent()) {
        LOG.errorf("This node does not work. %s", fault.get());
        return;
      }
      if (!lock.await(this::isStopped)) {
        return;
      }
      schema.awaitSchema(this::isStopped);
      if (!awaitName() || !awaitRegistration(self)) {
        return;
      }
      fault = OwnDatabase.fault(database, hasPeer);
      if (fault.isPresent()) {
        LOG.errorf("This node does not work. %s", fault.get());
        return;
      }
      OwnDatabase.risk(database).ifPresent(LOG::warn);
      run("ecm-members", this::watchMembers);
      shared.awaitFirstLook(FIRST_LOOK);
      work();
      if (hasPeer) {
        // Whoever stops the other node as soon as this one is ready finds it prepared for that.
        settled.await();
      }
      if (isStopped()) {
        return;
      }
      schema.open();
      LOG.infof("Node %s is at work (incarnation %s)", self.node(), self.incarnation());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean awaitName() throws InterruptedException {
    while (!isStopped() && !watch.turn(List.of())) {
      pause(WATCH_MILLIS);
    }
    return !isStopped();
  }

  private boolean awaitRegistration(NodeIdentity self) throws InterruptedException {
    boolean told = false;
    while (!isStopped()) {
      try {
        registry.register(self, settings.installation(), clock.instant());
        database = registry.database();
        return true;
      } catch (RuntimeException e) {
        if (!told) {
          LOG.warnf("This start cannot be registered yet: %s", e.getMessage());
          told = true;
        }
        pause(WATCH_MILLIS);
      }
    }
    return false;
  }

  private void work() {
    view.begin();
    List<MandateSeat> seats = new ArrayList<>();
    for (Component component : components) {
      MandateSeat seat = mandates.enter(component.name());
      seats.add(seat);
      ComponentLoop loop =
          new ComponentLoop(
              component, seat, Duration.ofMillis(pauseMillis), clock, Monotonic.SYSTEM);
      posts.add(
          new ComponentPost(
              loop,
              l -> run("ecm-" + component.name(), l),
              new HealthJudgement(limits),
              dialer,
              times,
              view,
              Monotonic.SYSTEM,
              transactions));
    }
    run("ecm-mandates", () -> turnMandates(seats));
    run("ecm-watch", this::watchOthers);
    run("ecm-successions", successions);
    services.forEach(
        service ->
            run(
                "ecm-" + service.name(),
                new RestartedService(service, stopped, Duration.ofMillis(WATCH_MILLIS))));
  }

  private void turnMandates(List<MandateSeat> seats) {
    try {
      while (!isStopped()) {
        mandates.turn();
        posts.forEach(post -> post.loop().wakeForNewMandate());
        if (seats.stream().allMatch(MandateSeat::isSettled)) {
          settled.countDown();
        }
        pause(mandates.times().poll().toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watchOthers() {
    try {
      while (!isStopped()) {
        watch.turn(posts);
        pause(WATCH_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watchMembers() {
    try {
      while (!isStopped()) {
        channel.turn();
        shared.turn();
        pause(WATCH_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  /** Ends early when this node stops. */
  private void pause(long millis) throws InterruptedException {
    stopped.await(millis, TimeUnit.MILLISECONDS);
  }

  private Thread run(String name, Runnable work) {
    Thread thread = threads.newThread(work);
    thread.setName(name);
    thread.start();
    started.add(thread);
    return thread;
  }
}
