package org.ecm.cluster;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ecm.cluster.election.Election;
import org.ecm.cluster.election.MemberAnnouncements;
import org.ecm.database.Database;
import org.wildfly.clustering.server.GroupMember;
import org.wildfly.clustering.server.provider.ServiceProviderRegistrar;

/** Makes this node's identity and its mandates from the server's settings. */
@ApplicationScoped
public class ClusterProducer {

  @Resource(lookup = "java:jboss/datasources/EcmMandateDS")
  DataSource mandateSource;

  /** The server's own registry, by which it elects singleton services. */
  @Resource(lookup = "java:jboss/clustering/server/service-provider-registrar/server/default")
  ServiceProviderRegistrar<String, GroupMember> members;

  @Inject Config config;

  @Inject
  @ConfigProperty(name = "jboss.node.name")
  Optional<String> node;

  @Inject
  @ConfigProperty(name = "jboss.host.name", defaultValue = "localhost")
  String host;

  @Inject
  @ConfigProperty(name = "jboss.server.data.dir")
  Path data;

  @Produces
  @Singleton
  NodeIdentity self() {
    return new NodeIdentity(node.orElse(""), UUID.randomUUID().toString());
  }

  @Produces
  @Singleton
  ClusterStore store() {
    return new ClusterStore(mandateSource);
  }

  @Produces
  @Singleton
  MandateStore mandateStore(Successions successions) {
    return new ObservedMandateStore(mandateSource, successions::ended);
  }

  @Produces
  @Singleton
  ServerState serverState() {
    return new ServerState();
  }

  @Produces
  @Singleton
  Presence presence(ServerState server) {
    return new Presence(server::away);
  }

  @Produces
  @Singleton
  SharedDatabase sharedDatabase(NodeIdentity self, NodeRegistry registry, Presence presence) {
    return new SharedDatabase(self, registry, new MemberAnnouncements(members), presence);
  }

  @Produces
  @Singleton
  ChannelWatch channelWatch(NodeIdentity self, ClusterView view) {
    return new ChannelWatch(self, view, new MemberAnnouncements(members), Monotonic.SYSTEM);
  }

  @Produces
  @Singleton
  ClusterView view(NodeIdentity self) {
    return new ClusterView(self, Monotonic.SYSTEM);
  }

  @Produces
  @Singleton
  Mandates mandates(
      NodeIdentity self,
      MandateStore store,
      ClusterView view,
      Presence presence,
      SignsOfLife signs,
      @Any Instance<Component> components) {
    NodeAdvice others = new NodeAdvice(presence, signs);
    return new Mandates(
        self,
        store,
        times(),
        Monotonic.SYSTEM,
        mandate ->
            components.stream().anyMatch(component -> component.name().equals(mandate))
                ? advice(mandate, self, view, presence)
                : others);
  }

  private Advice advice(String component, NodeIdentity self, ClusterView view, Presence presence) {
    Election election = Election.of(component);
    Candidacy candidacy =
        new Candidacy(
            self,
            election.preferred(),
            limits().patience(),
            millis("ecm.cluster.grace-ms", 1000),
            millis("ecm.cluster.spread-ms", 60_000));
    return new ComponentAdvice(
        component, self, view, presence, candidacy, () -> election.primary(self.node()));
  }

  /** A step of an import is a transaction of several statements, each of which may wait. */
  @Produces
  @Singleton
  SignsOfLife signsOfLife() {
    return new SignsOfLife(limits().hang().multipliedBy(2), Monotonic.SYSTEM);
  }

  @Produces
  @Singleton
  Successions successions(ClusterView view) {
    return new Successions(view, new DatabaseSessions(mandateSource), peerLimit());
  }

  private Duration peerLimit() {
    return millis("ecm.cluster.peer-limit-ms", 3000);
  }

  @Produces
  @Singleton
  HealthLimits limits() {
    return new HealthLimits(
        millis("ecm.health.hang-ms", 30_000),
        millis("ecm.health.failing-ms", 10_000),
        millis("ecm.health.clock-ms", 30_000),
        millis("ecm.health.patience-ms", 15_000));
  }

  @Produces
  @Singleton
  NodeWatch watch(NodeIdentity self, ClusterStore store, ClusterView view, Presence presence) {
    DatabaseSessions sessions = new DatabaseSessions(mandateSource);
    NameClaim claim =
        new NameClaim(
            store,
            self,
            () -> row(self, sessions.ownAddress()),
            peerLimit().multipliedBy(2),
            Monotonic.SYSTEM);
    return new NodeWatch(
        self, claim, store, view, presence, new BeatWatch(peerLimit(), Monotonic.SYSTEM));
  }

  private ClusterNode row(NodeIdentity self, String address) {
    return new ClusterNode(self.node(), self.incarnation(), installation(), version(), address, 0);
  }

  /** Version and commit; the commit is missing if it was built outside a repository. */
  private String version() {
    String version = getClass().getPackage().getImplementationVersion();
    return version == null ? "unknown" : version.replaceFirst(" *\\$\\{.*", "");
  }

  /** Which installation this is, see {@link Installation}. */
  String installation() {
    return Installation.id(data, host);
  }

  /** Whether this is one of the nodes of a cluster. */
  boolean hasPeer() {
    return config.getOptionalValue("ecm.node1.address", String.class).isPresent()
        || config.getOptionalValue("ecm.node2.address", String.class).isPresent();
  }

  private MandateTimes times() {
    MandateTimes usual = MandateTimes.DEFAULT;
    return new MandateTimes(
        millis("ecm.mandate.renewal-ms", usual.renewal().toMillis()),
        millis("ecm.mandate.time-to-live-ms", usual.timeToLive().toMillis()),
        millis("ecm.mandate.margin-ms", usual.margin().toMillis()),
        millis("ecm.mandate.poll-ms", usual.poll().toMillis()));
  }

  private Duration millis(String name, long fallback) {
    return Duration.ofMillis(config.getOptionalValue(name, Long.class).orElse(fallback));
  }

  @Produces
  @Singleton
  NodeRegistry nodeRegistry(Database database) {
    return new NodeRegistry(database);
  }
}
