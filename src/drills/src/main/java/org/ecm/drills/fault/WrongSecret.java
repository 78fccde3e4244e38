package org.ecm.drills.fault;

import java.util.Map;
import org.ecm.drills.lab.EcmNode;
import org.ecm.drills.lab.Site;

/** Another secret of the cluster's traffic: the nodes work, and do not hear each other. */
public final class WrongSecret implements Mistake.Setting {
  private static final String NAME = "ecm.cluster.secret";

  @Override
  public String title() {
    return "another " + NAME;
  }

  @Override
  public String complaint() {
    return "is not heard over the cluster's channel";
  }

  @Override
  public boolean mayWork() {
    return true;
  }

  @Override
  public void spoil(Fault.Scene scene, EcmNode victim) {
    victim.set(Map.of(NAME, "not-the-secret-of-the-lab"));
    victim.stop();
  }

  @Override
  public void mend(Fault.Scene scene, EcmNode victim) {
    victim.set(Map.of(NAME, Site.CLUSTER_SECRET));
    Mistake.stop(victim);
  }
}
