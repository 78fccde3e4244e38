package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecm.contact.ContactLab;
import org.ecm.database.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two members of a cluster, each with a database; members are told of each other at once. */
class SharedDatabaseTest {

  private final Set<NodeIdentity> announced = new HashSet<>();
  private final List<String> byAge = new ArrayList<>();
  private final NodeRegistry good = new NodeRegistry(new ContactLab().database);
  private final NodeRegistry copy = new NodeRegistry(new ContactLab().database);
  private boolean unreachable;

  @BeforeAll
  static void twoDatabases() {
    assumeThat(TestDatabase.isSqlServer()).as("there is only the one that is given").isFalse();
  }

  @Test
  void nodesOnOneDatabaseWork() {
    Member node1 = new Member("node1", good);
    Member node2 = new Member("node2", good);
    turn(node1, node2, node1);
    assertThat(node1.presence.away()).isNull();
    assertThat(node2.presence.away()).isNull();
    assertThat(node1.shared.strangers()).isEmpty();
  }

  @Test
  void whoComesLaterWithAnotherDatabaseStaysAwayForGood() {
    Member node1 = new Member("node1", good);
    turn(node1);
    Member node2 = new Member("node2", copy);
    turn(node2, node1);
    assertThat(node2.presence.away()).contains("another database than node1");
    assertThat(node1.presence.away()).isNull();

    node1.leave();
    turn(node2);
    assertThat(node2.presence.away()).as("it would feed the dialer from a copy").isNotNull();
  }

  @Test
  void whoGoesOnSaysWhoMustNot() {
    Member node2 = new Member("node2", copy);
    Member node1 = new Member("node1", good);
    turn(node2, node1, node2);
    assertThat(node1.presence.isForeign()).isTrue();
    assertThat(node2.presence.away()).isNull();
    assertThat(node1.shared.strangers()).containsExactly("node2");
  }

  @Test
  void whoStaysAwayDoesNotKeepTheOtherFromComingBack() {
    Member node1 = new Member("node1", good);
    turn(node1);
    Member node2 = new Member("node2", copy);
    turn(node2);
    node1.leave();
    Member again = new Member("node1", good);
    turn(again, node2);
    assertThat(again.presence.away()).isNull();
    assertThat(node2.presence.isForeign()).isTrue();
  }

  @Test
  void anEarlierStartThatWasNotWithdrawnProvesTheSameDatabase() {
    Member node1 = new Member("node1", good);
    NodeIdentity unknown = new NodeIdentity("node2", "forgotten");
    announced.add(unknown);
    Member node2 = new Member("node2", good);
    turn(node2, node1);
    assertThat(node1.shared.strangers()).isEmpty();
  }

  @Test
  void membersThatDoNotAnswerDecideNothing() {
    Member node1 = new Member("node1", good);
    unreachable = true;
    turn(node1);
    assertThat(node1.presence.away()).isNull();
    unreachable = false;
    turn(node1);
    assertThat(announced).contains(node1.self);
  }

  private static void turn(Member... members) {
    for (Member member : members) {
      member.shared.turn();
    }
  }

  private final class Member implements Announcements {
    private final NodeIdentity self;
    private final Presence presence = new Presence(Optional::empty);
    private final SharedDatabase shared;

    Member(String node, NodeRegistry registry) {
      self = new NodeIdentity(node, node + "-" + byAge.size() + "-" + announced.size());
      byAge.add(node);
      presence.named(true);
      registry.register(self, "here", Instant.EPOCH);
      shared = new SharedDatabase(self, registry, this, presence);
    }

    void leave() {
      announced.remove(self);
      byAge.remove(self.node());
    }

    @Override
    public void announce(NodeIdentity start) {
      reach();
      announced.add(start);
    }

    @Override
    public void withdraw() {
      announced.remove(self);
    }

    @Override
    public Set<NodeIdentity> heard() {
      reach();
      return Set.copyOf(announced);
    }

    @Override
    public List<String> membersByAge() {
      return byAge;
    }

    private void reach() {
      if (unreachable) {
        throw new IllegalStateException("No answer");
      }
    }
  }
}
