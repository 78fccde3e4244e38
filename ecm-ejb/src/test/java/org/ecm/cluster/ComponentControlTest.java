package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.ecm.audit.Audit;
import org.ecm.campaign.NotFoundException;
import org.ecm.database.Database;
import org.ecm.database.IdBlocks;
import org.ecm.database.PlainDatabase;
import org.ecm.database.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Node1 gives orders about a component that it holds; node2 lives unless a test says otherwise. */
class ComponentControlTest {

  private static final String FEED = "contact-feed";

  private final DataSource source = TestDatabase.migrated();
  private final Database database = new PlainDatabase(source);
  private final ClusterStore store = new ClusterStore(source);
  private final MandateStore mandates = new JdbcMandateStore(source);
  private final NodeIdentity self = new NodeIdentity("node1", "one");
  private final NodeIdentity other = new NodeIdentity("node2", "two");
  private final HandClock clock = new HandClock(0);
  private final ClusterView view = new ClusterView(self, clock);
  private final BeatWatch beats = new BeatWatch(Duration.ofSeconds(3), clock);
  private final ComponentControl control =
      new ComponentControl(
          database,
          new Audit(database, new IdBlocks(database), Clock.systemUTC()),
          view,
          List.of(new NamedComponent()));

  private record NamedComponent() implements Component {
    @Override
    public String name() {
      return FEED;
    }

    @Override
    public boolean turn(Mandate mandate, MandateSeat seat) {
      return false;
    }
  }

  @BeforeEach
  void twoNodesLive() {
    for (NodeIdentity node : List.of(self, other)) {
      store.create(new ClusterNode(node.node(), node.incarnation(), "x", "1", null, 0));
      store.publish(node, FEED, Condition.FIT);
    }
    look();
    store.beat(self);
    store.beat(other);
    look();
    mandates.create(FEED);
    mandates.take(mandates.read(FEED).orElseThrow(), "node1", "one");
  }

  private void look() {
    List<ClusterNode> nodes = store.nodes();
    view.others(nodes, beats.alive(nodes), store.health(), store.orders());
  }

  @Test
  void aNodeThatHasNotToldItsHealthIsNoPeerYet() {
    assertThat(view.peers(FEED)).extracting(Peer::node).containsExactly("node2");
    store.take(
        store.find("node2").orElseThrow(), new ClusterNode("node2", "three", "x", "1", null, 0));
    look();
    assertThat(view.isAlive("node2")).isTrue();
    assertThat(view.peers(FEED)).isEmpty();
    assertThat(view.published(FEED, "node2").health()).isEqualTo(Health.AWAY);
  }

  @Test
  void aMoveNamesTheTermThatItEnds() {
    control.move(FEED, "node2", "olga");
    look();
    assertThat(view.order(FEED, "node1")).isEqualTo(new ComponentOrder(false, false, "node2", 1));
    assertThat(audited()).containsExactly("olga component.move from node1 to node2");
  }

  @Test
  void aMoveToTheHolderChangesNothing() {
    control.move(FEED, "node1", "olga");
    look();
    assertThat(view.order(FEED, "node1")).isEqualTo(ComponentOrder.NONE);
    assertThat(audited()).isEmpty();
  }

  @Test
  void aMoveToANodeThatDoesNotLiveIsRefused() {
    clock.pass(Duration.ofSeconds(3));
    look();
    assertThatThrownBy(() -> control.move(FEED, "node2", "olga"))
        .isInstanceOf(ComponentUnavailableException.class)
        .hasMessageContaining("does not run");
  }

  @Test
  void aMoveToANodeThatIsLessFitIsRefusedWithItsReason() {
    store.publish(other, FEED, new Condition(Health.NO_DIALER, "no route to it"));
    look();
    assertThatThrownBy(() -> control.move(FEED, "node2", "olga"))
        .isInstanceOf(ComponentUnavailableException.class)
        .hasMessageContaining("no route to it");
  }

  @Test
  void aMoveIsPossibleIfNeitherNodeReachesTheDialer() {
    store.publish(self, FEED, new Condition(Health.NO_DIALER, "no route"));
    store.publish(other, FEED, new Condition(Health.NO_DIALER, "no route"));
    look();
    control.move(FEED, "node2", "olga");
    assertThat(audited()).hasSize(1);
  }

  @Test
  void aComponentThatNobodyRunsCannotBeMoved() {
    mandates.release(mandates.read(FEED).orElseThrow().mandate(), null);
    assertThatThrownBy(() -> control.move(FEED, "node2", "olga"))
        .isInstanceOf(ComponentUnavailableException.class)
        .hasMessageContaining("Nobody runs");
  }

  @Test
  void stopAndStartEverywhereOrOnOneNode() {
    control.stop(FEED, null, "olga");
    control.stop(FEED, "node2", "olga");
    look();
    assertThat(view.order(FEED, "node1").stoppedEverywhere()).isTrue();
    assertThat(view.order(FEED, "node1").stoppedHere()).isFalse();
    assertThat(view.order(FEED, "node2").stoppedHere()).isTrue();
    control.start(FEED, "node2", "olga");
    look();
    assertThat(view.order(FEED, "node2").stoppedHere()).isFalse();
    assertThat(view.order(FEED, "node2").stoppedEverywhere()).isTrue();
    control.stop(FEED, "node1", "olga");
    control.start(FEED, null, "olga");
    look();
    assertThat(view.order(FEED, "node1")).isEqualTo(ComponentOrder.NONE);
    assertThat(audited()).hasSize(5).first().isEqualTo("olga component.stop everywhere");
  }

  @Test
  void whatDoesNotExistIsNotFound() {
    assertThatThrownBy(() -> control.stop("import:1", null, "olga"))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> control.stop(FEED, "node3", "olga"))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> control.move(FEED, "node3", "olga"))
        .isInstanceOf(NotFoundException.class);
  }

  private List<String> audited() {
    return database.inTransaction(
        h ->
            h.createQuery("select actor, action, detail from audit_event order by id")
                .map(
                    (row, context) ->
                        row.getString(1) + " " + row.getString(2) + " " + row.getString(3))
                .list());
  }
}
