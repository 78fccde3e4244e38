package org.ecm.drills.fault;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;
import org.ecm.drills.lab.Host;

/** The nodes no longer reach each other; all else reaches both, and both reach all else. */
public final class CutBetween implements Fault {
  private static final int KILLED_AFTER_SECONDS = 8;

  private final boolean thenKill;

  /**
   * @param thenKill also kills the node that feeds, once the cluster has fallen apart
   */
  public CutBetween(boolean thenKill) {
    this.thenKill = thenKill;
  }

  /**
   * Lets node2 be the older member. When the nodes find each other again, the sessions of the
   * younger one are kept then, while clients are at node2, which has the higher address: the worse
   * of the two cases for those who are logged in.
   */
  @Override
  public void prepare(Scene scene) {
    EcmNode younger = scene.site().node(Host.NODE1);
    String view = younger.cli("/subsystem=jgroups/channel=ee:read-attribute(name=view)");
    if (view.contains("\"[" + younger.name())) {
      younger.stop();
      scene.site().awaitHealthy();
    }
    scene.timeline().add("The older member of the cluster is " + Host.NODE2.label());
  }

  @Override
  public void strike(Scene scene) throws InterruptedException {
    scene.timeline().strike("The nodes are cut off from each other");
    scene.site().network().isolate(true, Host.NODE1, Host.NODE2);
    if (thenKill) {
      TimeUnit.SECONDS.sleep(KILLED_AFTER_SECONDS);
      EcmNode victim = scene.roles().feeding();
      scene.timeline().strike("kill -9 WildFly on " + victim.name());
      victim.kill();
    }
  }

  /** Nothing breaks, so somebody must be told. */
  @Override
  public void check(Scene scene) {
    List<String> warnings = scene.site().api().warnings();
    if (!thenKill && warnings.stream().noneMatch(warning -> warning.contains("not hear"))) {
      throw new DrillException("Nobody says that the nodes do not hear each other: " + warnings);
    }
  }

  @Override
  public void heal(Scene scene) {
    scene.site().network().isolate(false, Host.NODE1, Host.NODE2);
    scene.timeline().add("The nodes reach each other again");
  }
}
