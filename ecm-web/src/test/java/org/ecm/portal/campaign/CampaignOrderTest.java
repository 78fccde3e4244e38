package org.ecm.portal.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.ecm.campaign.Campaign;
import org.ecm.campaign.CampaignDraft;
import org.ecm.campaign.CampaignState;
import org.ecm.campaign.DialerCampaign;
import org.ecm.campaign.StoredStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignOrderTest {

  private final Campaign alpha = campaign("alpha", 3, CampaignState.RUNNING);
  private final Campaign beta = campaign("Beta", 9, CampaignState.DRAFT);
  private final Campaign gamma = campaign("gamma", 3, CampaignState.DRAFT);

  @ParameterizedTest
  @ValueSource(strings = {"", "name", "nonsense", "--", "page"})
  void byNameIfNothingElseIsSaid(String said) {
    assertThat(sorted(said)).containsExactly(alpha, beta, gamma);
  }

  @Test
  void byNameIfTheAddressSaysNothing() {
    assertThat(sorted(null)).containsExactly(alpha, beta, gamma);
  }

  @Test
  void equalOnesByNameUpwardsAndDownwards() {
    assertThat(sorted("priority")).containsExactly(alpha, gamma, beta);
    assertThat(sorted("-priority")).containsExactly(beta, alpha, gamma);
    assertThat(sorted("state")).containsExactly(beta, gamma, alpha);
    assertThat(sorted("-name")).containsExactly(gamma, beta, alpha);
  }

  @ParameterizedTest
  @CsvSource({
    "NAME, , -name, ascending",
    "NAME, -name, name, descending",
    "STATE, , state, ",
    "PRIORITY, priority, -priority, ascending",
    "PRIORITY, -priority, priority, descending",
    "NAME, priority, name, ",
  })
  void aClickSortsAndAnotherTurnsItRound(
      CampaignOrder clicked, String said, String next, String shown) {
    assertThat(clicked.next(said)).isEqualTo(next);
    assertThat(clicked.shown(said)).isEqualTo(shown);
  }

  private List<Campaign> sorted(String said) {
    return Stream.of(gamma, beta, alpha).sorted(CampaignOrder.comparator(said)).toList();
  }

  private static Campaign campaign(String name, int priority, CampaignState state) {
    Campaign campaign = new Campaign(Instant.EPOCH);
    campaign.edit(
        new CampaignDraft(name, null, 1L, 1L, "DE", "UTC", priority, List.of()),
        new DialerCampaign("uccx", "1", 10),
        new StoredStrategy() {});
    if (state != CampaignState.DRAFT) {
      campaign.become(state);
    }
    return campaign;
  }
}
