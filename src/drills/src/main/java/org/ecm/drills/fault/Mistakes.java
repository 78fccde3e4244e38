package org.ecm.drills.fault;

import java.util.Map;
import org.ecm.drills.fault.Mistake.Setting;
import org.ecm.drills.lab.Site;

/** What somebody who sets up a node may get wrong. */
public final class Mistakes {
  private static final String SECRET = "ecm.cluster.secret";

  public static final Setting DATABASE =
      new Setting(
          "another database",
          "has another database",
          false,
          (scene, victim) -> {
            victim.set(scene.site().database().settingsOfAnother());
            victim.stop();
          },
          (scene, victim) -> {
            victim.set(scene.site().database().settings());
            Mistake.stop(victim);
          });

  /** The nodes work, and do not hear each other. */
  public static final Setting CLUSTER_SECRET =
      new Setting(
          "another " + SECRET,
          "is not heard over the cluster's channel",
          true,
          (scene, victim) -> {
            victim.set(Map.of(SECRET, "not-the-secret-of-the-lab"));
            victim.stop();
          },
          (scene, victim) -> {
            victim.set(Map.of(SECRET, Site.CLUSTER_SECRET));
            Mistake.stop(victim);
          });

  public static final Setting NAME =
      new Setting(
          "the name of the other node",
          "another one named",
          false,
          (scene, victim) -> victim.restartAs(scene.roles().peerOf(victim).name()),
          (scene, victim) -> victim.restartAs(victim.name()));

  private Mistakes() {}
}
