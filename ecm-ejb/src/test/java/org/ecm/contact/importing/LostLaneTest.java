package org.ecm.contact.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.ecm.contact.FasterLane;
import org.ecm.database.TestDatabase;
import org.junit.jupiter.api.Test;

class LostLaneTest {

  @Test
  void aRowWhoseLaneAnotherMakesAtTheSameTimeIsAccepted() {
    assumeFalse(TestDatabase.isSqlServer(), "the trigger is H2's");
    ImportLab lab = new ImportLab();
    ImportLab.Node node = lab.node("node1");
    FasterLane.lurk(lab.database);
    long id = node.upload("Phone\n2125550123\n");

    node.workAll();

    assertThat(FasterLane.wasFaster()).as("the race took place").isTrue();
    assertThat(lab.verdicts()).isEmpty();
    assertThat(lab.jobs().get(id).accepted()).isEqualTo(1);
    assertThat(lab.count("contact_lane")).isEqualTo(1);
  }
}
