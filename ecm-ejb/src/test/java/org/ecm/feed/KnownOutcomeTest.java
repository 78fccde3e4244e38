package org.ecm.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.ecm.cluster.MandateSeat;
import org.ecm.contact.FasterLane;
import org.ecm.database.LockWait;
import org.ecm.database.TestDatabase;
import org.ecm.dialer.ScriptedDialer;
import org.ecm.dialer.SendOutcome;
import org.junit.jupiter.api.Test;

/** What the dialer has said is known, whoever changes the contacts while it is written down. */
class KnownOutcomeTest {

  private final ScriptedDialer dialer = new ScriptedDialer();
  private final Lab lab = new Lab(dialer);
  private final ContactFeed feed = lab.feed();
  private final MandateSeat seat = lab.inOffice(ContactFeed.NAME, "node1");
  private CompletableFuture<Void> withdrawal;

  /** The withdrawal has the row; the refusal has read it before, waits, and reads it anew. */
  @Test
  void aRefusalIsNoDoubtThoughAContactIsWithdrawnAtTheSameTime() {
    lab.contacts(2);
    dialer.answer(
        () -> {
          CompletableFuture<Void> marked = new CompletableFuture<>();
          withdrawal = CompletableFuture.runAsync(() -> withdrawOne(marked));
          marked.join();
          return new SendOutcome.TryLater("403");
        });
    Lab.turn(feed, seat);
    withdrawal.join();

    assertThat(lab.states()).isEqualTo(Map.of("FINISHED", 1L, "WAITING", 1L));
    assertThat(lab.count("select count(*) from contact where reason = 'WITHDRAWN'")).isEqualTo(1);
    assertThat(lab.count("select count(*) from batch where state = 'REFUSED'")).isEqualTo(1);
    assertThat(lab.count("select count(*) from attempt where state = 'REFUSED'")).isEqualTo(2);
  }

  /** An import finds that there is no such lane, too. */
  @Test
  void norIsItADoubtThoughAnImportMakesItsLaneAtTheSameTime() {
    assumeFalse(TestDatabase.isSqlServer(), "the trigger is H2's");
    lab.contacts(1);
    lab.database.useTransaction(h -> h.execute("update contact set time_zone = null"));
    dialer.answer(
        () -> {
          lab.forbidFirstPhones();
          FasterLane.lurk(lab.database);
          return new SendOutcome.TryLater("403");
        });
    Lab.turn(feed, seat);

    assertThat(FasterLane.wasFaster()).as("the race took place").isTrue();
    assertThat(lab.count("select count(*) from batch where state = 'REFUSED'")).isEqualTo(1);
    assertThat(lab.count("select count(*) from contact where next_number = phone2")).isEqualTo(1);
  }

  private void withdrawOne(CompletableFuture<Void> marked) {
    lab.database.useTransaction(
        h -> {
          h.execute(
              "update contact set cut_reason = 'WITHDRAWN'"
                  + " where id = (select max(id) from contact)");
          marked.complete(null);
          LockWait.await(lab.source);
        });
  }
}
