package org.ecm.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.ecm.cluster.MandateSeat;
import org.ecm.dialer.Disposition;
import org.ecm.dialer.ScriptedDialer;
import org.ecm.feed.ContactFeed;
import org.ecm.feed.Lab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dialer that fails over calls some again by itself: ECM flags these attempts. */
class RedialTest {

  private final ScriptedDialer dialer = new ScriptedDialer();
  private final Lab lab = new Lab(dialer);
  private final MandateSeat seat = lab.inOffice(SyncResults.NAME, "node1");
  private final SyncResults results =
      lab.results(new ResultSettings(500, Duration.ZERO, 500, Duration.ofMinutes(3), 1));

  @BeforeEach
  void threeAreAtTheDialer() {
    lab.contacts(3);
    Lab.turn(lab.feed(), lab.inOffice(ContactFeed.NAME, "node1"));
    assertThat(dialer.sent()).hasSize(3);
  }

  @Test
  void whoWasBeingCalledAtAFailoverIsFlaggedAndStaysAtTheDialerUntilItsResult() {
    dialer.interrupt(dialer.sent().get(1));
    Lab.turn(results, seat);
    Lab.turn(results, seat);
    assertThat(flagged()).isEqualTo(1);
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 3L));

    dialer.sent().forEach(account -> dialer.finish(account, Disposition.ANSWERED));
    Lab.turn(results, seat);
    assertThat(lab.states()).isEqualTo(Map.of("FINISHED", 3L));
    assertThat(flagged()).isEqualTo(1);
    assertThat(lab.count("select sum(attempts_made) from contact")).isEqualTo(3);
  }

  @Test
  void whoHasAnotherResultAfterTheFirstIsFlaggedAndKeepsTheFirst() {
    String account = dialer.sent().get(0);
    dialer.finish(account, Disposition.ANSWERED);
    Lab.turn(results, seat);
    assertThat(flagged()).isZero();

    dialer.finish(account, Disposition.WRONG_NUMBER);
    Lab.turn(results, seat);
    assertThat(flagged()).isEqualTo(1);
    assertThat(lab.count("select count(*) from contact where reason = 'ANSWERED'")).isEqualTo(1);
  }

  private long flagged() {
    return lab.count("select count(*) from attempt where redialled = 1");
  }
}
