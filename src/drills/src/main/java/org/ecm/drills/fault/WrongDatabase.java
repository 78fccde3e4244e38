package org.ecm.drills.fault;

import org.ecm.drills.lab.EcmNode;

/** Another database than the one of the other node. */
public final class WrongDatabase implements Mistake.Setting {
  @Override
  public String title() {
    return "another database";
  }

  @Override
  public String complaint() {
    return "has another database";
  }

  @Override
  public boolean mayWork() {
    return false;
  }

  @Override
  public void spoil(Fault.Scene scene, EcmNode victim) {
    victim.set(scene.site().database().settingsOfAnother());
    victim.stop();
  }

  @Override
  public void mend(Fault.Scene scene, EcmNode victim) {
    victim.set(scene.site().database().settings());
    Mistake.stop(victim);
  }
}
