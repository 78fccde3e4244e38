package org.ecm.simulator.store;

import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ecm.simulator.call.CallStatus;
import org.ecm.simulator.journal.Event;

/** Counts the contacts of each campaign that are not yet closed, without asking the tables. */
final class ActiveRecords {
  private final Map<Integer, Integer> counts = new HashMap<>();

  ActiveRecords(Connection connection) {
    recount(connection);
  }

  int in(int campaign) {
    return counts.getOrDefault(campaign, 0);
  }

  void follow(List<Event> events, Connection connection) {
    boolean unclear = false;
    for (Event event : events) {
      if (event instanceof Event.Accepted accepted) {
        counts.merge(accepted.campaign(), 1, Integer::sum);
      } else if (event instanceof Event.Result result) {
        if (CallStatus.of(result.status()).isFinal()) {
          counts.merge(result.campaign(), -1, Integer::sum);
        }
      } else if (event instanceof Event.Midnight || event instanceof Event.Deleted) {
        unclear = true;
      }
    }
    if (unclear) {
      recount(connection);
    }
  }

  private void recount(Connection connection) {
    counts.clear();
    Rows.query(
            connection,
            "SELECT campaignID, COUNT(*) FROM DialingList WHERE callStatus NOT IN (3, 5)"
                + " GROUP BY campaignID",
            row -> Map.entry(row.getInt(1), row.getInt(2)))
        .forEach(count -> counts.put(count.getKey(), count.getValue()));
  }
}
