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
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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

  @Resource ManagedThreadFactory threads;
  @Inject SchemaStart schema;
  @Inject Mandates mandates;
  @Inject NodeRegistry registry;
  @Inject @Any Instance<Component> components;
  @Inject @Any Instance<NodeService> services;
  @Inject Clock clock;

  @Inject
  @ConfigProperty(name = "ecm.component.pause-ms", defaultValue = "250")
  long pauseMillis;

  private final List<ComponentLoop> loops = new ArrayList<>();
  private final List<Thread> started = new ArrayList<>();
  private volatile boolean stopped;

  @PostConstruct
  void start() {
    run("ecm-start", this::startWhenDatabaseAnswers);
  }

  @PreDestroy
  void stop() {
    stopped = true;
    loops.forEach(ComponentLoop::stop);
    services.forEach(NodeService::stop);
    started.forEach(Thread::interrupt);
    loops.forEach(loop -> mandates.leave(loop.component().name()));
    mandates.leaveAll();
  }

  /** The loops of this node, for the status page. */
  public List<ComponentLoop> loops() {
    return List.copyOf(loops);
  }

  private void startWhenDatabaseAnswers() {
    try {
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
        Thread.sleep(MandateTimes.DEFAULT.poll().toMillis());
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
