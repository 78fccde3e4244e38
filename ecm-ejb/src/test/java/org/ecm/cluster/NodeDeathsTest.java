package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.contact.ContactLab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeDeathsTest {

  private final ContactLab lab = new ContactLab();
  private final MandateStore store = new JdbcMandateStore(lab.source);
  private final NodeRegistry registry = new NodeRegistry(lab.database);
  private final NodeIdentity self = new NodeIdentity("node2", "b-1");
  private final NodeIdentity other = new NodeIdentity("node1", "a-1");
  private final Mandates mandates =
      new Mandates(self, store, MandateTimes.DEFAULT, Monotonic.SYSTEM);
  private final NodeDeaths deaths =
      new NodeDeaths(lab.database, registry, store, mandates, lab.audit, lab.clock);

  @BeforeEach
  void start() {
    registry.register(self, ContactLab.NOW);
    registry.register(other, ContactLab.NOW);
  }

  @Test
  void theMandatesOfADeadProcessAreFreeAtOnce() {
    hold("contact-feed", other);
    hold("sync-results", self);
    deaths.report(other, "key:node1");
    assertThat(row("contact-feed").released()).isTrue();
    assertThat(row("sync-results").released()).isFalse();
    assertThat(registry.isDead(other)).isTrue();
    assertThat(registry.isDead(self)).isFalse();
  }

  @Test
  void aSecondReportChangesNothing() {
    deaths.report(other, "key:node1");
    deaths.report(other, "key:node1");
    assertThat(registry.isDead(other)).isTrue();
    assertThat(lab.audited()).containsExactly("node.died");
  }

  @Test
  void aNewerStartOfTheNodeKeepsItsMandates() {
    NodeIdentity newer = new NodeIdentity("node1", "a-2");
    registry.register(newer, ContactLab.NOW);
    hold("contact-feed", newer);
    deaths.report(other, "key:node1");
    assertThat(row("contact-feed").released()).isFalse();
    assertThat(registry.isDead(newer)).isFalse();
  }

  @Test
  void whoWasReportedDeadTakesNoMandateAgain() {
    hold("contact-feed", other);
    deaths.report(other, "key:node1");
    MandateRow free = row("contact-feed");
    assertThat(store.take(free, other.node(), other.incarnation())).isEmpty();
    assertThat(store.take(free, self.node(), self.incarnation())).isPresent();
  }

  @Test
  void nobodyIsToldOfItsOwnDeath() {
    assertThatThrownBy(() -> deaths.report(self, "key:node1"))
        .isInstanceOf(InvalidInputException.class);
    assertThat(registry.isDead(self)).isFalse();
  }

  @Test
  void aStartThatNobodyKnowsIsRefused() {
    assertThatThrownBy(() -> deaths.report(new NodeIdentity("node1", "never"), "key:node1"))
        .isInstanceOf(NotFoundException.class);
  }

  private void hold(String name, NodeIdentity holder) {
    store.create(name);
    assertThat(store.take(row(name), holder.node(), holder.incarnation())).isPresent();
  }

  private MandateRow row(String name) {
    return store.read(name).orElseThrow();
  }
}
