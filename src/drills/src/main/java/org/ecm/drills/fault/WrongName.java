package org.ecm.drills.fault;

import org.ecm.drills.lab.EcmNode;

/** The name of the other node. */
public final class WrongName implements Mistake.Setting {
  @Override
  public String title() {
    return "the name of the other node";
  }

  @Override
  public String complaint() {
    return "another one named";
  }

  @Override
  public boolean mayWork() {
    return false;
  }

  @Override
  public void spoil(Fault.Scene scene, EcmNode victim) {
    victim.restartAs(scene.roles().peerOf(victim).name());
  }

  @Override
  public void mend(Fault.Scene scene, EcmNode victim) {
    victim.restartAs(victim.name());
  }
}
