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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ecm.database.DatabaseReadiness;
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

  @Resource ManagedThreadFactory threads;
  @Inject SchemaStart schema;
  @Inject DatabaseReadiness readiness;
  @Inject ServerState server;
  @Inject Mandates mandates;
  @Inject NodeRegistry registry;
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

  private final List<ComponentLoop> loops = new CopyOnWriteArrayList<>();
  private final List<Thread> started = new CopyOnWriteArrayList<>();
  private Pulse pulse;
  private NodeLock lock;
  private volatile boolean stopped;

  @PostConstruct
  void start() {
    pulse = new Pulse(pulseFile.orElse(data.resolve("ecm-pulse")), this::isReady, mandates);
    run("ecm-pulse", pulse);
    lock = new NodeLock(data.resolve("ecm-node.lock"));
    run("ecm-start", this::startWhenDatabaseAnswers);
  }

  @PreDestroy
  void stop() {
    stopped = true;
    pulse.end();
    loops.forEach(ComponentLoop::stop);
    services.forEach(NodeService::stop);
    loops.forEach(loop -> mandates.leave(loop.component().name()));
    mandates.leaveAll();
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
    return List.copyOf(loops);
  }

  private boolean isReady() {
    return server.isNormal() && readiness.schemaVersion().isPresent();
  }

  private void startWhenDatabaseAnswers() {
    try {
      if (!lock.await(() -> stopped)) {
        return;
      }
      schema.awaitSchema(() -> stopped);
      if (stopped) {
        return;
      }
      registry.register(mandates.self(), clock.instant());
      run("ecm-mandates", this::turnMandates);
      for (Component component : components) {
        ComponentLoop loop =
            new ComponentLoop(
                component, mandates.enter(component.name()), Duration.ofMillis(pauseMillis), clock);
        loops.add(loop);
        run("ecm-" + component.name(), loop);
      }
      services.forEach(service -> run("ecm-" + service.name(), service));
      LOG.infof(
          "Node %s is at work (incarnation %s)",
          mandates.self().node(), mandates.self().incarnation());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void turnMandates() {
    try {
      while (!stopped) {
        mandates.turn();
        Thread.sleep(mandates.times().poll().toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(String name, Runnable work) {
    Thread thread = threads.newThread(work);
    thread.setName(name);
    thread.start();
    started.add(thread);
  }
}
