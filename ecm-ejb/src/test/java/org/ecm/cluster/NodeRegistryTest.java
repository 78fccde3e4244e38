package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.ecm.database.PlainDatabase;
import org.ecm.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeRegistryTest {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private final NodeRegistry registry =
      new NodeRegistry(new PlainDatabase(TestDatabase.migrated()));

  @Test
  void aNewerStartOfTheSameInstallationProvesTheOlderDead() {
    NodeIdentity older = new NodeIdentity("node1", "a");
    registry.register(older, "here", NOW);
    assertThat(registry.isDead(older)).isFalse();
    registry.register(new NodeIdentity("node1", "b"), "here", NOW);
    assertThat(registry.isDead(older)).isTrue();
  }

  @Test
  void aStartOnAnotherHostProvesNothing() {
    NodeIdentity older = new NodeIdentity("node1", "a");
    registry.register(older, "here", NOW);
    registry.register(new NodeIdentity("node1", "b"), "there", NOW);
    assertThat(registry.isDead(older)).isFalse();
  }

  @Test
  void anInstallationIsOneDirectoryOnOneHost(@TempDir Path one, @TempDir Path other)
      throws Exception {
    String id = Installation.id(one, "host-1");
    assertThat(Installation.id(one, "host-1")).isEqualTo(id);
    assertThat(Installation.id(one, "host-2")).isNotEqualTo(id);
    Files.copy(one.resolve("ecm-installation"), other.resolve("ecm-installation"));
    assertThat(Installation.id(other, "host-1")).isNotEqualTo(id);
  }
}
