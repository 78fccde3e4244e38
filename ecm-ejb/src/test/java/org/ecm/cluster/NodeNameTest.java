package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "node 1", "node1;drop", "a-name-that-is-too-long-1"})
  void aNameThatTransactionsOrPeopleCouldNotBearIsRefused(String name) {
    assertThat(NodeName.fault(name, false)).get().asString().contains("jboss.node.name");
  }

  @Test
  void aLoneNodeMayBeCalledAsItsHost() {
    assertThat(NodeName.fault("ecm-host.example.com", false)).isEmpty();
  }

  @Test
  void oneOfTwoIsNode1OrNode2() {
    assertThat(NodeName.fault("node1", true)).isEmpty();
    assertThat(NodeName.fault("node3", true)).get().asString().contains("ecm.node1.address");
  }
}
