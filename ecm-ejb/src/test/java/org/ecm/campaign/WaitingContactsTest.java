package org.ecm.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.ecm.campaign.WaitingContacts.Group;
import org.ecm.contact.ContactLab;
import org.ecm.contact.ContactState;
import org.ecm.schedule.CallingWindow;
import org.ecm.schedule.Interval;
import org.ecm.schedule.WeeklySchedule;
import org.junit.jupiter.api.Test;

class WaitingContactsTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final CallingWindow WINDOW =
      new CallingWindow(
          WeeklySchedule.daily(LocalTime.of(8, 0), LocalTime.of(21, 0)), Duration.ofMinutes(5));

  private final ContactLab lab = new ContactLab();
  private final WaitingContacts waiting = new WaitingContacts(lab.database, WINDOW, lab.clock);

  @Test
  void whoWaitsIsToldWhenOrThatItIsNever() {
    lab.waiting(ContactLab.CAMPAIGN, "+4930901820");
    lab.waiting(ContactLab.CAMPAIGN, "+4930901821");
    lab.waiting(ContactLab.CAMPAIGN, "+12125550123");
    lab.waiting(ContactLab.CAMPAIGN, "+13105550123");
    lab.waiting(ContactLab.OTHER_CAMPAIGN, "+4930901822");
    lab.fed(lab.waiting(ContactLab.CAMPAIGN, "+4930901823"), ContactState.AT_DIALER, false);
    WeeklySchedule mornings =
        new WeeklySchedule(List.of(new Interval(DayOfWeek.MONDAY, 9 * 60, 15 * 60)));

    assertThat(waiting.of(ContactLab.CAMPAIGN, mornings, BERLIN))
        .containsExactly(
            new Group(List.of("America/Los_Angeles"), 1, null),
            new Group(List.of("Europe/Berlin"), 2, ContactLab.NOW),
            new Group(List.of("America/New_York"), 1, Instant.parse("2026-11-02T13:00:00Z")));
  }
}
