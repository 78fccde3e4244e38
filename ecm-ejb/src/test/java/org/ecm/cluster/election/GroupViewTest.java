package org.ecm.cluster.election;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GroupViewTest {

  @Test
  void theMembersAreReadFromTheViewAsTheServerShowsItTheOldestFirst() {
    assertThat(GroupView.names("[node1(v=16.0.5)|1] (2) [node1(v=16.0.5), node2(v=16.0.5)]"))
        .containsExactly("node1", "node2");
    assertThat(GroupView.names("[node2|7] (1) [node2]")).containsExactly("node2");
  }

  @Test
  void withoutAViewThereIsNobody() {
    assertThat(GroupView.names("null")).isEmpty();
    assertThat(GroupView.members()).isEmpty();
  }
}
