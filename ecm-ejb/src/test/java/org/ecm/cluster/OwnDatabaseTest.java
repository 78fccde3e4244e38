package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnDatabaseTest {

  @Test
  void aNodeOfAClusterMayNotHaveAFileOfItsOwn() {
    assertThat(OwnDatabase.fault("jdbc:h2:file:/var/lib/ecm/data/ecm;MODE=MSSQLServer", true))
        .get()
        .asString()
        .contains("ecm.db.url", "(jdbc:h2:file:/var/lib/ecm/data/ecm)");
    assertThat(OwnDatabase.fault("jdbc:h2:/var/lib/ecm/data/ecm", true)).isPresent();
  }

  @Test
  void aNodeAloneMay() {
    assertThat(OwnDatabase.fault("jdbc:h2:file:/var/lib/ecm/data/ecm", false)).isEmpty();
  }

  @Test
  void aFileThatNothingGuardsIsARisk() {
    assertThat(OwnDatabase.risk("jdbc:h2:file:/var/lib/ecm/data/ecm;MODE=MSSQLServer"))
        .get()
        .asString()
        .contains("(jdbc:h2:file:/var/lib/ecm/data/ecm)", "node.conf");
    assertThat(OwnDatabase.risk("jdbc:sqlserver://db.example.com")).isEmpty();
    assertThat(OwnDatabase.risk("jdbc:h2:tcp://192.0.2.30:9092/./ecm")).isEmpty();
  }

  @Test
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  void oneThatTheAgentGuardsIsNone() {
    System.setProperty("org.ecm.h2.guard", "on");
    try {
      assertThat(OwnDatabase.risk("jdbc:h2:file:/var/lib/ecm/data/ecm")).isEmpty();
    } finally {
      System.clearProperty("org.ecm.h2.guard");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:h2:tcp://192.0.2.30:9092/./ecm",
        "jdbc:h2:ssl://192.0.2.30:9092/./ecm",
        "jdbc:sqlserver://db.example.com"
      })
  void aServerIsShared(String url) {
    assertThat(OwnDatabase.fault(url, true)).isEmpty();
  }
}
