package org.ecm.drills.fault;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ecm.demo.history.DialerLog.Dialled;
import org.ecm.demo.history.DialerLogReader;
import org.ecm.demo.process.LedgerDatabase;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.Site;

/**
 * The dialer's engine fails over: some calls under way are lost, and called again by itself. ECM
 * must have flagged each of these.
 */
public final class DialerFailover implements Fault {
  private static final double ASSUMED = 0.3;

  @Override
  public void strike(Scene scene) {
    scene.timeline().strike("The dialer's engine fails over");
    scene.site().dialer().failover(ASSUMED);
  }

  @Override
  public void checkHealed(Scene scene) {
    Set<String> redialled = redialled(scene.site(), scene.timeline().struck().at());
    if (redialled.isEmpty()) {
      throw new DrillException("The dialer called nobody again");
    }
    scene.timeline().add("The dialer itself called " + redialled.size() + " again");
    redialled.removeAll(flagged(scene.site().ledger()));
    if (!redialled.isEmpty()) {
      throw new DrillException("Called again by the dialer, and not flagged: " + redialled);
    }
  }

  private static Set<String> redialled(Site site, Instant since) {
    try {
      return DialerLogReader.read(site.dialerLog()).entries().stream()
          .filter(
              entry -> entry instanceof Dialled call && call.redial() && call.at().isAfter(since))
          .map(entry -> entry.account())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new DrillException("Cannot read " + site.dialerLog(), e);
    }
  }

  private static Set<String> flagged(LedgerDatabase ledger) {
    return ledger
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("select account_number from attempt where redialled = 1")
                    .mapTo(String.class)
                    .set());
  }
}
