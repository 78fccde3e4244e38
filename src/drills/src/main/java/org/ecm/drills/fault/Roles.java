package org.ecm.drills.fault;

import java.util.List;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;
import org.ecm.drills.lab.Site;
import org.ecm.drills.load.MandateWatch;
import org.ecm.drills.load.MandateWatch.Sight;

/** Which node does what at this moment. */
public record Roles(Site site, MandateWatch mandates) {
  public static final String CONTACT_FEED = "contact-feed";
  public static final String SYNC_RESULTS = "sync-results";
  public static final List<String> COMPONENTS = List.of(CONTACT_FEED, SYNC_RESULTS);

  /** The node that holds Contact Feed. */
  public EcmNode feeding() {
    return holder(CONTACT_FEED);
  }

  /** The node that holds a component. */
  public EcmNode holder(String component) {
    Sight sight = mandates.last(component);
    if (sight == null) {
      throw new DrillException("Nobody has held " + component + " yet");
    }
    return site.nodes().stream()
        .filter(node -> node.name().equals(sight.holder()))
        .findFirst()
        .orElseThrow(() -> new DrillException(sight.holder() + " is none of the lab's nodes"));
  }

  /** The other one. */
  public EcmNode peerOf(EcmNode node) {
    return site.node(node.host().peer());
  }

  /** The node that has the virtual IP. */
  public EcmNode addressed() {
    return site.virtualIp().holders().stream()
        .findFirst()
        .map(site::node)
        .orElseThrow(() -> new DrillException("No node has the virtual IP"));
  }

  /** The node that does not feed. */
  public EcmNode idle() {
    return peerOf(feeding());
  }
}
