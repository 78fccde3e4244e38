package org.ecm.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.ecm.callback.Callbacks.Reply;
import org.ecm.contact.ContactDraft;
import org.ecm.contact.ContactLab;
import org.ecm.database.LockWait;
import org.junit.jupiter.api.Test;

/** When a callback is made: the time asked for, in the callee's zone. */
class CallbackTimesTest {

  private static final String NUMBER = "+4930901820";
  private static final String NEW_YORK = "+12125550123";

  private final ContactLab lab = new ContactLab();
  private final Callbacks callbacks =
      new Callbacks(lab.database, lab.ids, lab.lists, lab.plans, lab.clock);

  @Test
  void aLocalTimeIsTheCalleesOwn() {
    CallbackDraft inNewYork =
        new CallbackDraft(
            ContactLab.CAMPAIGN,
            "+12125550123",
            "2026-11-03T15:00",
            null,
            null,
            null,
            null,
            null,
            null);

    assertThat(callbacks.request("ivr", "call-1", inNewYork).answer().dueAt())
        .isEqualTo("2026-11-03T20:00:00Z");
  }

  @Test
  void theZoneOfTheContactThatWaitsCountsBeforeItsNumbers() {
    long waiting = waitingIn("America/Los_Angeles");

    CallbackAnswer answer = callbacks.request("ivr", "call-1", toNewYork(null)).answer();

    assertThat(answer.contact()).isEqualTo(waiting);
    assertThat(answer.callZone()).isEqualTo("America/Los_Angeles");
    assertThat(answer.dueAt()).isEqualTo("2026-11-03T16:30:00Z");
    assertThat(lab.column(waiting, "call_zone")).isEqualTo("America/Los_Angeles");
    assertThat(lab.contacts.get(waiting).summary().dueAt())
        .isEqualTo(Instant.parse("2026-11-03T16:30:00Z"));
  }

  @Test
  void theZoneThatTheCustomerGivesCountsBeforeTheLists() {
    long waiting = waitingIn("America/Los_Angeles");

    CallbackAnswer answer =
        callbacks.request("ivr", "call-1", toNewYork("America/Denver")).answer();

    assertThat(answer.dueAt()).isEqualTo("2026-11-03T15:30:00Z");
    assertThat(lab.column(waiting, "time_zone")).isEqualTo("America/Denver");
    assertThat(lab.column(waiting, "call_zone")).isEqualTo("America/Denver");
  }

  @Test
  void aZoneThatChangesMeanwhileIsNotPassedOver() throws Exception {
    long waiting = waitingIn(null);
    try (Connection other = lab.source.getConnection()) {
      other.setAutoCommit(false);
      try (PreparedStatement update =
          other.prepareStatement(
              "update contact set time_zone = 'America/Los_Angeles' where id = " + waiting)) {
        update.execute();
      }
      CompletableFuture<Reply> reply =
          CompletableFuture.supplyAsync(() -> callbacks.request("ivr", "call-1", toNewYork(null)));
      LockWait.await(lab.source);
      other.commit();

      CallbackAnswer answer = reply.get().answer();
      assertThat(answer.status()).isEqualTo("MOVED");
      assertThat(answer.dueAt()).isEqualTo("2026-11-03T16:30:00Z");
      assertThat(callbacks.request("ivr", "call-1", toNewYork(null)).answer()).isEqualTo(answer);
    }
    assertThat(lab.column(waiting, "call_zone")).isEqualTo("America/Los_Angeles");
    assertThat(lab.count("contact")).isEqualTo(1);
  }

  @Test
  void aCallbackDoesNotExpireWithTheList() {
    long waiting = lab.waiting(ContactLab.CAMPAIGN, NUMBER);
    lab.database.useTransaction(
        h ->
            h.execute(
                "update contact set expires_at = ? where id = ?",
                ContactLab.NOW.plusSeconds(3600),
                waiting));

    callbacks.request(
        "ivr",
        "call-1",
        new CallbackDraft(ContactLab.CAMPAIGN, NUMBER, null, null, null, null, null, null, null));

    assertThat(lab.column(waiting, "expires_at")).isNull();
  }

  private long waitingIn(String zone) {
    ContactDraft draft =
        new ContactDraft(null, "Ada", null, List.of(NEW_YORK), zone, null, null, Map.of());
    return lab.intake.add(ContactLab.CAMPAIGN, draft, "tester").id();
  }

  private static CallbackDraft toNewYork(String zone) {
    return new CallbackDraft(
        ContactLab.CAMPAIGN, NEW_YORK, "2026-11-03T08:30", zone, null, null, null, null, null);
  }
}
