package org.ecm.cluster.election;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ecm.cluster.Announcements;
import org.ecm.cluster.NodeIdentity;
import org.wildfly.clustering.server.GroupMember;
import org.wildfly.clustering.server.Registration;
import org.wildfly.clustering.server.provider.ServiceProviderRegistrar;

/**
 * Announces starts in the server's registry of service providers, by which singleton services are
 * elected too: what a member registered is gone when it has left.
 */
public class MemberAnnouncements implements Announcements {

  private static final String PREFIX = "ecm-start/";

  private final ServiceProviderRegistrar<String, GroupMember> registrar;
  private Registration announced;

  public MemberAnnouncements(ServiceProviderRegistrar<String, GroupMember> registrar) {
    this.registrar = registrar;
  }

  @Override
  public synchronized void announce(NodeIdentity self) {
    if (announced == null) {
      announced = registrar.register(PREFIX + self.node() + "/" + self.incarnation());
    }
  }

  @Override
  public synchronized void withdraw() {
    if (announced != null) {
      announced.close();
      announced = null;
    }
  }

  @Override
  public Set<NodeIdentity> heard() {
    // The registry holds what others register too, under keys of their own types.
    return Set.<Object>copyOf(registrar.getServices()).stream()
        .flatMap(service -> start(service).stream())
        .collect(Collectors.toSet());
  }

  private static Optional<NodeIdentity> start(Object service) {
    if (!(service instanceof String text) || !text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    int slash = text.lastIndexOf('/');
    return Optional.of(
        new NodeIdentity(text.substring(PREFIX.length(), slash), text.substring(slash + 1)));
  }

  @Override
  public List<String> membersByAge() {
    return GroupView.members();
  }
}
