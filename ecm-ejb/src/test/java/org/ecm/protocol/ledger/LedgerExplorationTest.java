package org.ecm.protocol.ledger;

import java.util.EnumSet;
import org.ecm.protocol.Explorer;
import org.ecm.protocol.Rule;
import org.junit.jupiter.api.Test;

class LedgerExplorationTest {
  public static void main(String[] a) {
    new LedgerExplorationTest().x();
  }

  @Test
  void x() {
    Bounds b =
        new Bounds(1, 1, Integer.getInteger("tries",2), EnumSet.allOf(LedgerMove.class))
            .without(LedgerMove.FREEZE, LedgerMove.WITHDRAW);
    if (!Boolean.getBoolean("cb"))
      b = b.without(LedgerMove.ASK_CALLBACK, LedgerMove.CALLBACK_TO_PENDING);
    for (String w : System.getProperty("wo", "").split(","))
      if (!w.isEmpty()) b = b.without(LedgerMove.valueOf(w));
    java.util.Set<Rule> rules = Rule.all();
    for (String w : System.getProperty("rm", "").split(","))
      if (!w.isEmpty()) rules.remove(Rule.valueOf(w));
    long t = System.nanoTime();
    System.out.println(
        Explorer.explore(new LedgerModel(rules, b), Integer.getInteger("faults", 2), Integer.getInteger("limit", 1_000_000)));
    System.out.println((System.nanoTime() - t) / 1_000_000 + " ms");
  }
}
