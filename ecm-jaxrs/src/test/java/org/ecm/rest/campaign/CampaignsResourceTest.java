package org.ecm.rest.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ecm.rest.problem.ProblemException;
import org.junit.jupiter.api.Test;

class CampaignsResourceTest {

  @Test
  void aChangeWithoutTheVersionThatWasReadIsAWrongFieldAndNoConflict() {
    CampaignInput input =
        new CampaignInput("Reminders", null, 1L, null, "US", "America/New_York", null, null, null);

    assertThatThrownBy(() -> new CampaignsResource().edit(51, input))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.getResponse().getStatus()).isEqualTo(422);
              assertThat(e).hasMessageContaining("version");
            });
  }
}
