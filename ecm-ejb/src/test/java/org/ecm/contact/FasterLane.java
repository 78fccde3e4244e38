package org.ecm.contact;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.ecm.database.Database;
import org.h2.tools.TriggerAdapter;

/**
 * Another makes a lane, once, after somebody has found that there is none and before they make it.
 * On H2 only.
 */
public final class FasterLane extends TriggerAdapter {

  private static final AtomicReference<Database> FASTER = new AtomicReference<>();

  /** From now on; the other works on this database. */
  public static void lurk(Database database) {
    database.useTransaction(
        h ->
            h.execute(
                "create trigger faster before insert on contact_lane for each row call '"
                    + FasterLane.class.getName()
                    + "'"));
    FASTER.set(database);
  }

  /** Whether it has come to that. */
  public static boolean wasFaster() {
    return FASTER.get() == null;
  }

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
