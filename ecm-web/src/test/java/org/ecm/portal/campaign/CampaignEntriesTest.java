package org.ecm.portal.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import org.ecm.campaign.Campaign;
import org.ecm.campaign.CampaignDraft;
import org.ecm.campaign.DialerCampaign;
import org.ecm.campaign.StoredStrategy;
import org.ecm.schedule.Interval;
import org.junit.jupiter.api.Test;

class CampaignEntriesTest {

  private final CampaignDraft settings =
      new CampaignDraft(
          "Reminders",
          "Text",
          7L,
          8L,
          "DE",
          "Europe/Berlin",
          3,
          List.of(new Interval(DayOfWeek.MONDAY, 540, 1440)));

  @Test
  void whoChangesNothingSendsWhatWasSeen() {
    CampaignEntries entries = CampaignEntries.of(campaign());
    assertThat(entries.draft()).isEqualTo(settings);
    assertThat(entries.getSeen()).isEqualTo(settings.fingerprint());
  }

  @Test
  void aNewCampaignHasNothingThatWasSeen() {
    CampaignEntries entries = CampaignEntries.forNew("", "UTC");
    assertThat(entries.getId()).isNull();
    assertThat(entries.getSeen()).isNull();
    assertThat(entries.getDefaultRegion()).isNull();
    assertThat(entries.getWeek().intervals()).hasSize(5);
  }

  private Campaign campaign() {
    Campaign campaign = new Campaign(Instant.EPOCH);
    campaign.edit(
        settings,
        new DialerCampaign("uccx", "1", 10) {
          @Override
          public Long getId() {
            return 7L;
          }
        },
        new StoredStrategy() {
          @Override
          public Long getId() {
            return 8L;
          }
        });
    return campaign;
  }
}
