package org.ecm.status;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.ecm.cluster.Advice;
import org.ecm.cluster.ClusterNode;
import org.ecm.cluster.Component;
import org.ecm.cluster.JdbcMandateStore;
import org.ecm.cluster.MandateTimes;
import org.ecm.cluster.Mandates;
import org.ecm.cluster.Monotonic;
import org.ecm.cluster.Neighbours;
import org.ecm.cluster.NodeIdentity;
import org.ecm.contact.ContactLab;
import org.ecm.database.Database;
import org.ecm.database.DatabaseReadiness;
import org.ecm.dialer.DialerGateway;
import org.ecm.dialer.DialerGateways;
import org.junit.jupiter.api.Test;

/** What people are warned of who look at the cluster; told by node1. */
class ClusterWarningsTest {

  private static final NodeIdentity SELF = new NodeIdentity("node1", "one");
  private static final ClusterNode OLD = node("node1", "1.0");
  private static final ClusterNode SAME = node("node2", "1.0");
  private static final ClusterNode NEWER = node("node2", "1.1");

  private final ContactLab lab = new ContactLab();
  private List<ClusterNode> known = List.of(OLD, SAME);
  private List<ClusterNode> alive = List.of(OLD, SAME);
  private String[] strangers = {};
  private List<String> members = List.of("node1", "node2");

  @Test
  void nodesOfOneVersionOnOneDatabaseAreNothingToWarnOf() {
    assertThat(warnings()).isEmpty();
  }

  @Test
  void nodesOfTwoVersionsAreAnUpgradeToFinish() {
    known = List.of(OLD, NEWER);
    alive = known;
    assertThat(warnings()).singleElement().asString().contains("finish the upgrade");
  }

  @Test
  void aNodeThatIsAwayMayHaveAnyVersion() {
    known = List.of(OLD, NEWER);
    alive = List.of(NEWER);
    assertThat(warnings()).isEmpty();
  }

  @Test
  void whoWorksWithAnotherDatabaseIsNamed() {
    strangers = new String[] {"node3", "node2"};
    assertThat(warnings())
        .hasSize(2)
        .allSatisfy(warning -> assertThat(warning).contains("another database", "ecm.db.url"))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("node2 "),
            second -> assertThat(second).startsWith("node3 "));
  }

  @Test
  void whoWorksAndIsNotHeardIsNamed() {
    members = List.of("node1");
    assertThat(warnings())
        .singleElement()
        .asString()
        .startsWith("node2 works, but this node does not hear it")
        .contains("ecm.cluster.secret");
  }

  @Test
  void warningsAreToldWhileTheDatabaseIsAwayToo() {
    known = List.of(OLD, NEWER);
    alive = known;
    strangers = new String[] {"node2"};
    ClusterReader reader = reader();
    reader.database =
        new Database() {
          @Override
          public <R> R inTransaction(Work<R> work) {
            throw new IllegalStateException("away");
          }
        };
    assertThat(reader.read().warnings()).hasSize(2);
  }

  private List<String> warnings() {
    return reader().read().warnings();
  }

  private ClusterReader reader() {
    ClusterReader reader = new ClusterReader();
    reader.database = lab.database;
    reader.readiness = new DatabaseReadiness();
    reader.mandates =
        new Mandates(
            SELF,
            new JdbcMandateStore(lab.source),
            MandateTimes.DEFAULT,
            Monotonic.SYSTEM,
            name -> Advice.CONTEND);
    reader.view = Neighbours.seen(SELF, known, alive);
    reader.shared = Neighbours.strangers(SELF, lab.database, strangers);
    reader.channel = Neighbours.members(SELF, reader.view, members);
    reader.dialers = new DialerCheck(new NoDialers(), Clock.systemUTC());
    reader.components = new NoComponents();
    return reader;
  }

  private static ClusterNode node(String name, String version) {
    return new ClusterNode(name, name, "here", version, null, 1);
  }

  private static final class NoDialers implements DialerGateways {
    @Override
    public DialerGateway of(String dialer) {
      throw new IllegalArgumentException(dialer);
    }

    @Override
    public Collection<DialerGateway> all() {
      return List.of();
    }
  }

  private static final class NoComponents implements Instance<Component> {
    @Override
    public Iterator<Component> iterator() {
      return Collections.emptyIterator();
    }

    @Override
    public Component get() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instance<Component> select(Annotation... qualifiers) {
      return this;
    }

    @Override
    public <U extends Component> Instance<U> select(Class<U> type, Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U extends Component> Instance<U> select(TypeLiteral<U> type, Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isUnsatisfied() {
      return true;
    }

    @Override
    public boolean isAmbiguous() {
      return false;
    }

    @Override
    public void destroy(Component instance) {}

    @Override
    public Handle<Component> getHandle() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<? extends Handle<Component>> handles() {
      return List.of();
    }
  }
}
