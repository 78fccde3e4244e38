package org.ecm.cluster.election;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.msc.service.ServiceController.Mode;
import org.wildfly.clustering.server.GroupMember;
import org.wildfly.clustering.singleton.SingletonState;
import org.wildfly.clustering.singleton.election.SingletonElectionPolicy;
import org.wildfly.clustering.singleton.service.SingletonServiceController;

/**
 * The election of one component, and the policy by which it is held: who holds the mandate is
 * elected, so that nothing moves when a node returns; without a holder the component's preferred
 * node is, so that they spread. Safe for all threads.
 */
public final class Election implements SingletonElectionPolicy {

  private static final Logger LOG = Logger.getLogger(Election.class);

  // The server makes the activators, the container makes the rest: they meet here.
  private static final Map<String, Election> ALL = new ConcurrentHashMap<>();

  private final String component;
  private volatile boolean barred;
  private volatile SingletonServiceController<?> controller;
  private volatile Supplier<Optional<String>> holder = Optional::empty;
  private volatile String preferred;
  private volatile boolean electedHere;
  private volatile Outcome outcome = Outcome.UNKNOWN;

  /**
   * What the members of the cluster said last.
   *
   * @param primary the node on which the service runs; null for none
   * @param providers the nodes that could run it
   */
  public record Outcome(String primary, Set<String> providers) {
    static final Outcome UNKNOWN = new Outcome(null, Set.of());
  }

  Election(String component) {
    this.component = component;
  }

  /** The one election of a component. */
  public static Election of(String component) {
    return ALL.computeIfAbsent(component, Election::new);
  }

  /** Lets elections follow the mandate. */
  public void follow(Supplier<Optional<String>> mandateHolder) {
    holder = mandateHolder;
  }

  void prefer(String node) {
    preferred = node;
  }

  void join(SingletonServiceController<?> installed) {
    controller = installed;
  }

  void elected(boolean here) {
    electedHere = here;
  }

  /** The node that the component starts on when several start together; null for any. */
  public String preferred() {
    return preferred;
  }

  /** What the members said when they were asked last. */
  public Outcome outcome() {
    return outcome;
  }

  /** The node that is elected, as this one knows; null for none. */
  public String primary(String self) {
    if (electedHere) {
      return self;
    }
    String last = outcome.primary();
    return self.equals(last) ? null : last;
  }

  @Override
  public GroupMember elect(List<GroupMember> candidates) {
    Optional<GroupMember> holding = holder.get().flatMap(node -> named(node, candidates));
    return holding
        .or(() -> named(preferred, candidates))
        .orElseGet(() -> candidates.isEmpty() ? null : candidates.get(0));
  }

  private static Optional<GroupMember> named(String node, List<GroupMember> candidates) {
    return candidates.stream().filter(member -> member.getName().equals(node)).findFirst();
  }

  /** Takes part, or not. Not to be called while the service starts or stops. */
  void candidate(boolean takesPart) {
    SingletonServiceController<?> now = controller;
    Mode mode = takesPart ? Mode.ACTIVE : Mode.NEVER;
    if (now == null || now.getMode() == Mode.REMOVE || barred) {
      return;
    }
    if (isBarredBy(now.getStartException())) {
      barred = true;
      now.setMode(Mode.NEVER); // a service that has failed would make the deployment unready
      LOG.warnf(
          "This node takes no part in the server's election of %s until it is started anew; its"
              + " mandate goes on. The server had not withdrawn it cleanly",
          component);
    } else if (now.getMode() != mode) {
      now.setMode(mode);
    } else if (takesPart) {
      now.retry(); // a start that failed, because another member did not answer, is tried once only
    }
  }

  /**
   * Whether no retry can help. If the cluster does not answer in time while a service stops, the
   * server (WildFly 39, AbstractSingletonContext.close) forgets to give its name back, and refuses
   * that name from then on (JChannelCommandDispatcherFactory.createCommandDispatcher).
   */
  private static boolean isBarredBy(Throwable failure) {
    return Stream.iterate(failure, t -> t != null, Throwable::getCause)
        .anyMatch(IllegalArgumentException.class::isInstance);
  }

  /** Asks all members; may take long when one of them does not answer. */
  void ask() {
    SingletonServiceController<?> now = controller;
    if (now == null) {
      return;
    }
    SingletonState state = now.getSingletonState();
    Set<String> providers = new TreeSet<>();
    state.getProviders().forEach(member -> providers.add(member.getName()));
    outcome =
        new Outcome(state.getPrimaryProvider().map(GroupMember::getName).orElse(null), providers);
  }

  /** Whether this node is elected although another one that takes part holds the mandate. */
  boolean isBesideTheMandate(String self) {
    return isBesideTheHolder(self)
        && holder.get().filter(node -> outcome.providers().contains(node)).isPresent();
  }

  /** Whether this node is elected although another one holds the mandate, taking part or not. */
  boolean isBesideTheHolder(String self) {
    return electedHere && holder.get().filter(node -> !node.equals(self)).isPresent();
  }
}
