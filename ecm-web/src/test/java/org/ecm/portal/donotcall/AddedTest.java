package org.ecm.portal.donotcall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.ecm.donotcall.Recorded;
import org.ecm.portal.Texts;
import org.junit.jupiter.api.Test;

class AddedTest {

  private static final String NUMBER = "+4930901820";
  private static final Recorded NEW = new Recorded(1, 0, 0, 0, 0, 0, 0);
  private static final Recorded RENEWED = new Recorded(0, 1, 0, 1, 1, 0, 1);
  private static final Recorded KEPT = new Recorded(0, 0, 1, 0, 0, 0, 0);

  @Test
  void anEntryForAllWithoutAnEndIsNotCalledAnyMore() {
    assertThat(text(null, null, NEW))
        .isEqualTo(
            "+4930901820 is not called by any campaign any more. No contact was waiting for it;"
                + " none is at the dialer, which may still call.");
  }

  @Test
  void theCampaignAndTheEndAreNamed() {
    assertThat(text("Reminders {spring}", "2027-03-05", NEW))
        .startsWith(
            "+4930901820 is not called by campaign Reminders {spring} until 2027-03-05 is over. No");
  }

  @Test
  void whatWasThereBeforeIsSaid() {
    assertThat(text(null, "2027-03-05", RENEWED))
        .contains("until 2027-03-05 is over. It was on the list already")
        .contains("2 waiting contacts go on without it; 1 is at the dialer");
  }

  @Test
  void anEntryThatLastsLongerDoesNotGetTheEnd() {
    assertThat(text("Reminders", "2027-03-05", KEPT))
        .startsWith("+4930901820 stays on the list as it was, for campaign Reminders")
        .contains("that entry lasts longer")
        .doesNotContain("2027-03-05");
  }

  private static String text(String campaign, String day, Recorded recorded) {
    LastDay last =
        new LastDay(day == null ? null : LocalDate.parse(day), ZoneId.of("Europe/Berlin"));
    return new Added(NUMBER, campaign, last, recorded).text(new Texts());
  }
}
