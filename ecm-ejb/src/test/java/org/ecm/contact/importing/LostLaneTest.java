package org.ecm.contact.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.ecm.contact.Lanes;
import org.ecm.database.Database;
import org.ecm.database.PlainDatabase;
import org.ecm.database.TestDatabase;
import org.h2.tools.TriggerAdapter;
import org.junit.jupiter.api.Test;

class LostLaneTest {

  private static final AtomicReference<Database> FASTER = new AtomicReference<>();

  /** Another makes the lane after the import has found that there is none. */
  public static final class FasterLane extends TriggerAdapter {
    @Override
    public void fire(Connection connection, ResultSet before, ResultSet lane) throws SQLException {
      long campaign = lane.getLong("campaign_id");
      String zone = lane.getString("call_zone");
      int priority = lane.getInt("priority");
      Database other = FASTER.getAndSet(null);
      if (other != null) {
        other.useTransaction(h -> Lanes.ensure(h, campaign, zone, priority));
      }
    }
  }

  @Test
  void aRowWhoseLaneAnotherMakesAtTheSameTimeIsAccepted() {
    assumeFalse(TestDatabase.isSqlServer(), "the trigger is H2's");
    ImportLab lab = new ImportLab();
    ImportLab.Node node = lab.node("node1");
    lab.database.useTransaction(
        h ->
            h.execute(
                "create trigger faster before insert on contact_lane for each row call '"
                    + FasterLane.class.getName()
                    + "'"));
    FASTER.set(new PlainDatabase(lab.source));
    long id = node.upload("Phone\n2125550123\n");

    node.workAll();

    assertThat(FASTER.get()).as("the race took place").isNull();
    assertThat(lab.verdicts()).isEmpty();
    assertThat(lab.jobs().get(id).accepted()).isEqualTo(1);
    assertThat(lab.count("contact_lane")).isEqualTo(1);
  }
}
