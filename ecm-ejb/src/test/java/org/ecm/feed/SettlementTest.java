package org.ecm.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ecm.cluster.MandateSeat;
import org.ecm.dialer.ScriptedDialer;
import org.junit.jupiter.api.Test;

class SettlementTest {

  private final ScriptedDialer dialer = new ScriptedDialer();
  private final Lab lab = new Lab(dialer);
  private final ContactFeed feed = lab.feed();
  private final MandateSeat seat = lab.inOffice(ContactFeed.NAME, "node1");

  /**
   * It may have been dialled before it vanished there: to send its contact again is a second call.
   */
  @Test
  void anAttemptThatTheDialerHasShownIsNeverProvenAbsent() {
    lab.contacts(2);
    Lab.turn(feed, seat);
    List<String> sent = dialer.sent();
    sent.forEach(dialer::hide);
    lab.database.useTransaction(
        h -> {
          h.execute("update attempt set confirmed = 1 where account_number = ?", sent.get(0));
          h.execute("update contact set state = 'UNKNOWN'");
          h.execute("update batch set state = 'IN_DOUBT', open_state = 'IN_DOUBT'");
        });
    for (int i = 0; i < 3; i++) {
      Lab.turn(feed, seat);
    }
    assertThat(lab.count("select count(*) from attempt where confirmed = 1 and state = 'OPEN'"))
        .isEqualTo(1);
    assertThat(lab.count("select count(*) from attempt where confirmed = 0 and state = 'ABSENT'"))
        .isEqualTo(1);
    assertThat(lab.count("select count(*) from contact where state = 'UNKNOWN'")).isEqualTo(1);
    assertThat(dialer.sent()).as("the other contact is sent anew, it is not").hasSize(3);
  }
}
