package org.ecm.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import org.ecm.schedule.Interval;
import org.junit.jupiter.api.Test;

/** What tells whether somebody else changed a campaign's settings. */
class CampaignTest {

  private static final Interval MONDAY = new Interval(DayOfWeek.MONDAY, 540, 1020);
  private static final Interval SUNDAY = new Interval(DayOfWeek.SUNDAY, 0, 1440);

  private final Campaign campaign = new Campaign(Instant.EPOCH);
  private final CampaignDraft draft = draft("Reminders", "Text", 7, "DE", "Europe/Berlin", MONDAY);

  @Test
  void theSettingsAreWhatWasEntered() {
    assertThat(settings(draft)).isEqualTo(draft);
  }

  @Test
  void theTimeOfItsCreationIsOneThatTheDatabaseKeepsWhole() {
    Instant now = Instant.parse("2026-11-03T15:00:00.908098973Z");
    assertThat(new Campaign(now).getCreatedAt()).isEqualTo("2026-11-03T15:00:00.908098Z");
  }

  @Test
  void startAndPauseLeaveTheSettingsAsTheyAre() {
    String seen = settings(draft).fingerprint();
    campaign.become(CampaignState.RUNNING);
    campaign.become(CampaignState.PAUSED);
    assertThat(campaign.settings().fingerprint()).isEqualTo(seen);
  }

  @Test
  void everyFieldIsPartOfTheSettings() {
    String seen = settings(draft).fingerprint();
    assertThat(settings(draft("Other", "Text", 7, "DE", "Europe/Berlin", MONDAY)).fingerprint())
        .isNotEqualTo(seen);
    assertThat(settings(draft("Reminders", null, 7, "DE", "Europe/Berlin", MONDAY)).fingerprint())
        .isNotEqualTo(seen);
    assertThat(settings(draft("Reminders", "Text", 8, "DE", "Europe/Berlin", MONDAY)).fingerprint())
        .isNotEqualTo(seen);
    assertThat(settings(draft("Reminders", "Text", 7, "US", "Europe/Berlin", MONDAY)).fingerprint())
        .isNotEqualTo(seen);
    assertThat(settings(draft("Reminders", "Text", 7, "DE", "Europe/Paris", MONDAY)).fingerprint())
        .isNotEqualTo(seen);
    assertThat(
            settings(draft("Reminders", "Text", 7, "DE", "Europe/Berlin", MONDAY, SUNDAY))
                .fingerprint())
        .isNotEqualTo(seen);
    campaign.edit(draft, dialerCampaign(2), strategy(1));
    assertThat(campaign.settings()).isNotEqualTo(seen);
    campaign.edit(draft, dialerCampaign(1), strategy(2));
    assertThat(campaign.settings()).isNotEqualTo(seen);
  }

  @Test
  void aDraftThatIsSavedAlreadyIsTakenAgainAndOtherwiseWhatSomebodyElseChangedStays() {
    String seen = settings(draft).fingerprint();
    CampaignDraft mine = draft("Mine", "Text", 7, "DE", "Europe/Berlin", MONDAY, SUNDAY);
    assertThat(campaign.isUndoneBy(mine, seen)).isFalse();
    settings(mine);
    assertThat(campaign.isUndoneBy(mine, seen)).isFalse();
    settings(draft("Theirs", "Text", 7, "DE", "Europe/Berlin", MONDAY));
    assertThat(campaign.isUndoneBy(mine, seen)).isTrue();
  }

  private CampaignDraft settings(CampaignDraft entered) {
    campaign.edit(entered, dialerCampaign(1), strategy(1));
    return campaign.settings();
  }

  private static CampaignDraft draft(
      String name, String text, int priority, String region, String zone, Interval... hours) {
    return new CampaignDraft(name, text, 1L, 1L, region, zone, priority, List.of(hours));
  }

  private static DialerCampaign dialerCampaign(long id) {
    return new DialerCampaign("uccx", "1", 10) {
      @Override
      public Long getId() {
        return id;
      }
    };
  }

  private static StoredStrategy strategy(long id) {
    return new StoredStrategy() {
      @Override
      public Long getId() {
        return id;
      }
    };
  }
}
