package org.ecm.drills.fault;

import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;

/** All processes of keepalived die where the virtual IP is, which stays behind. */
public final class KillKeepalived implements Fault {
  @Override
  public void strike(Scene scene) {
    EcmNode victim = scene.roles().addressed();
    scene.timeline().strike("kill -9 keepalived on " + victim.name());
    ProcessHandle keepalived =
        victim
            .keepalived()
            .orElseThrow(() -> new DrillException("keepalived does not run on " + victim.name()));
    keepalived.descendants().forEach(ProcessHandle::destroyForcibly);
    keepalived.destroyForcibly();
  }
}
