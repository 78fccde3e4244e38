package org.ecm.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ecm.cluster.JdbcMandateStore;
import org.ecm.cluster.NodeIdentity;
import org.ecm.cluster.NodeRegistry;
import org.ecm.contact.ContactLab;
import org.ecm.status.ServiceStatus.MandateState;
import org.ecm.status.ServiceStatus.NodeState;
import org.junit.jupiter.api.Test;

class StatusReaderTest {

  private final ContactLab lab = new ContactLab();
  private final NodeIdentity self = new NodeIdentity("node1", "second-start");

  @Test
  void eachNodeIsShownWithItsLastStart() {
    NodeRegistry registry = new NodeRegistry(lab.database);
    registry.register(new NodeIdentity("node1", "first-start"), "lab", ContactLab.NOW);
    registry.register(self, "lab", ContactLab.NOW);
    registry.register(new NodeIdentity("node2", "only-start"), "lab", ContactLab.NOW);

    List<NodeState> nodes = lab.database.inTransaction(StatusReader::nodes);

    assertThat(nodes)
        .extracting(NodeState::incarnation)
        .containsExactly("second-start", "only-start");
  }

  @Test
  void aMandateSaysWhetherThisStartHoldsIt() {
    JdbcMandateStore store = new JdbcMandateStore(lab.source);
    store.create("contact-feed");
    store.take(store.read("contact-feed").orElseThrow(), "node1", "second-start");
    store.create("sync-results");
    store.take(store.read("sync-results").orElseThrow(), "node1", "first-start");

    List<MandateState> mandates = lab.database.inTransaction(h -> StatusReader.mandates(h, self));

    assertThat(mandates)
        .containsExactly(
            new MandateState("contact-feed", "node1", 1, 0, false, true),
            new MandateState("sync-results", "node1", 1, 0, false, false));
  }
}
