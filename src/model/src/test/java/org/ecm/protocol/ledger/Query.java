package org.ecm.protocol.ledger;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ecm.protocol.Rule;

/** One query of a read-back: which table, and which states of it. */
record Query(boolean history, Set<Entry.Status> statuses) {

  private static final Query LIVE = new Query(false, EnumSet.allOf(Entry.Status.class));
  private static final Query HISTORY = new Query(true, EnumSet.allOf(Entry.Status.class));
  private static final Query LIVE_PENDING_AND_CLOSED =
      new Query(false, EnumSet.of(Entry.Status.PENDING, Entry.Status.CLOSED));
  private static final Query LIVE_CALLBACK = new Query(false, EnumSet.of(Entry.Status.CALLBACK));

  /** The queries that look for an attempt, in order. */
  static List<Query> plan(Set<Rule> rules) {
    List<Query> plan = new ArrayList<>();
    if (rules.contains(Rule.LIVE_IS_READ_IN_ONE_STATEMENT)) {
      plan.add(LIVE);
    } else {
      plan.addAll(List.of(LIVE_PENDING_AND_CLOSED, LIVE_CALLBACK));
      plan.addAll(List.of(LIVE_PENDING_AND_CLOSED, LIVE_CALLBACK));
    }
    if (rules.contains(Rule.READ_COVERS_THE_HISTORY)) {
      plan.add(rules.contains(Rule.LIVE_IS_READ_BEFORE_HISTORY) ? plan.size() : 0, HISTORY);
    }
    return List.copyOf(plan);
  }

  boolean finds(Entry entry) {
    return entry.shown()
        && !entry.gone()
        && entry.history() == history
        && statuses.contains(entry.status());
  }
}
