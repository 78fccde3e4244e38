package org.ecm.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ecm.callback.Callbacks.Reply;
import org.ecm.campaign.CampaignState;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.contact.ContactLab;
import org.ecm.contact.ContactState;
import org.ecm.contact.DoNotCallException;
import org.ecm.database.DatabaseTrouble;
import org.ecm.database.TestDatabase;
import org.junit.jupiter.api.Test;

class CallbacksTest {

  private static final String NUMBER = "+4930901820";

  private final ContactLab lab = new ContactLab();
  private final Callbacks callbacks =
      new Callbacks(lab.database, lab.ids, lab.lists, lab.plans, lab.clock);

  @Test
  void aCallbackBecomesAWaitingContactDueAtTheTimeAskedFor() {
    Reply reply = callbacks.request("ivr", "call-1", at("2026-11-03T15:00:00+01:00"));

    long contact = reply.answer().contact();
    assertThat(reply.repeated()).isFalse();
    assertThat(reply.answer().status()).isEqualTo("CREATED");
    assertThat(reply.answer().dueAt()).isEqualTo("2026-11-03T14:00:00Z");
    assertThat(lab.contacts.get(contact).summary())
        .satisfies(
            c -> {
              assertThat(c.state()).isEqualTo(ContactState.WAITING);
              assertThat(c.dueAt()).isEqualTo(Instant.parse("2026-11-03T14:00:00Z"));
              assertThat(c.priority()).isEqualTo(9);
              assertThat(c.number()).isEqualTo(NUMBER);
            });
    assertThat(lab.count("contact_lane")).isEqualTo(1);
  }

  @Test
  void aRepeatedRequestGetsTheFirstAnswer() {
    Reply first = callbacks.request("ivr", "call-1", at("2026-11-03T15:00:00+01:00"));
    lab.database.useTransaction(
        h ->
            h.execute(
                "insert into do_not_call (id, number, campaign_id, source, created_by, created_at)"
                    + " values (1, ?, 0, 'TEST', 'test', ?)",
                NUMBER,
                ContactLab.NOW));

    Reply again = callbacks.request("ivr", "call-1", at("2026-11-03T15:00:00+01:00"));

    assertThat(again.answer()).isEqualTo(first.answer());
    assertThat(again.repeated()).isTrue();
    assertThat(lab.count("contact")).isEqualTo(1);
  }

  @Test
  void eachAnswerTellsHowTheCampaignStandsByThen() {
    stands(CampaignState.DRAFT);
    Reply first = callbacks.request("ivr", "call-1", at(null));
    stands(CampaignState.RUNNING);
    Reply again = callbacks.request("ivr", "call-1", at(null));
    stands(CampaignState.DELETED);
    Reply late = callbacks.request("ivr", "call-1", at(null));

    assertThat(List.of(first, again, late))
        .extracting(Reply::campaign)
        .containsExactly(CampaignState.DRAFT, CampaignState.RUNNING, CampaignState.DELETED);
    assertThat(List.of(again, late)).extracting(Reply::answer).containsOnly(first.answer());
  }

  private void stands(CampaignState state) {
    lab.database.useTransaction(
        h ->
            h.execute(
                "update campaign set state = ? where id = ?", state.name(), ContactLab.CAMPAIGN));
  }

  @Test
  void aKeyIsGoodForOneRequestOnly() {
    callbacks.request("ivr", "call-1", at("2026-11-03T15:00:00+01:00"));

    assertThatThrownBy(() -> callbacks.request("ivr", "call-1", at("2026-11-03T16:00:00+01:00")))
        .isInstanceOf(KeyReusedException.class);
    assertThat(lab.count("contact")).isEqualTo(1);
  }

  @Test
  void keysThatDifferInCaseOnlyAreTwoKeys() {
    callbacks.request("ivr", "call-a", at(null));
    CallbackDraft other = draft(ContactLab.CAMPAIGN, "+4930901821", null);

    assertThat(callbacks.request("ivr", "call-A", other).repeated()).isFalse();
    assertThat(lab.count("contact")).isEqualTo(2);
  }

  @Test
  void eachClientHasItsOwnKeys() {
    callbacks.request("ivr", "call-1", at(null));
    CallbackDraft other = draft(ContactLab.CAMPAIGN, "+4930901821", null);

    assertThat(callbacks.request("other", "call-1", other).repeated()).isFalse();
  }

  @Test
  void aContactThatWaitsAlreadyIsMovedInsteadOfCalledTwice() {
    long waiting = lab.waiting(ContactLab.CAMPAIGN, NUMBER, "+4930901821");
    lab.waiting(ContactLab.OTHER_CAMPAIGN, NUMBER);

    Reply reply = callbacks.request("ivr", "call-1", at("2026-11-03T15:00:00+01:00"));

    assertThat(reply.answer().status()).isEqualTo("MOVED");
    assertThat(reply.answer().contact()).isEqualTo(waiting);
    assertThat(lab.column(waiting, "priority")).isEqualTo("9");
    assertThat(lab.column(waiting, "reason")).isEqualTo("CALLBACK");
    assertThat(lab.contacts.get(waiting).summary().dueAt())
        .isEqualTo(Instant.parse("2026-11-03T14:00:00Z"));
    assertThat(lab.count("contact")).isEqualTo(2);
  }

  @Test
  void aContactAtTheDialerGetsACallbackOfItsOwn() {
    lab.fed(lab.waiting(ContactLab.CAMPAIGN, NUMBER), ContactState.AT_DIALER, false);

    assertThat(callbacks.request("ivr", "call-1", at(null)).answer().status()).isEqualTo("CREATED");
  }

  @Test
  void aForbiddenNumberGetsAClearAnswerAndUsesNoKey() {
    lab.database.useTransaction(
        h ->
            h.execute(
                "insert into do_not_call (id, number, campaign_id, source, created_by, created_at)"
                    + " values (1, ?, 0, 'TEST', 'test', ?)",
                NUMBER,
                ContactLab.NOW));

    assertThatThrownBy(() -> callbacks.request("ivr", "call-1", at(null)))
        .isInstanceOf(DoNotCallException.class);
    assertThat(lab.count("callback_request")).isZero();
    assertThat(lab.count("contact")).isZero();
  }

  @Test
  void wrongRequestsAreNamed() {
    assertThatThrownBy(() -> callbacks.request("ivr", " ", at(null)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Idempotency-Key");
    assertThatThrownBy(() -> callbacks.request("ivr", "k", at("tomorrow")))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> callbacks.request("ivr", "k", at("2999-01-01T00:00:00Z")))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(
            () -> callbacks.request("ivr", "k", draft(ContactLab.CAMPAIGN, "no number", null)))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> callbacks.request("ivr", "k", draft(99, NUMBER, null)))
        .isInstanceOf(NotFoundException.class);
    assertThat(lab.count("callback_request")).isZero();
  }

  @Test
  void twoNodesWithOneKeyMakeOneCallback() throws Exception {
    lab.lists.open(ContactLab.CAMPAIGN, Callbacks.LIST);
    Callbacks otherNode = new Callbacks(lab.database, lab.ids, lab.lists, lab.plans, lab.clock);
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    for (int round = 0; round < 40; round++) {
      CyclicBarrier start = new CyclicBarrier(2);
      String key = "call-" + round;
      CallbackDraft draft = draft(ContactLab.CAMPAIGN, "+4930901" + (100 + round), null);
      List<Callable<Reply>> requests = new ArrayList<>();
      for (Callbacks node : List.of(callbacks, otherNode)) {
        requests.add(
            () -> {
              start.await();
              return node.request("ivr", key, draft);
            });
      }
      List<Reply> replies = new ArrayList<>();
      for (Future<Reply> reply : nodes.invokeAll(requests)) {
        replies.add(reply.get());
      }
      assertThat(replies).extracting(Reply::repeated).containsExactlyInAnyOrder(true, false);
      assertThat(replies.get(0).answer()).isEqualTo(replies.get(1).answer());
    }
    nodes.shutdown();
    assertThat(lab.count("contact")).isEqualTo(40);
  }

  @Test
  void aFrozenNodesLockEndsInTroubleNotInAHang() throws Exception {
    assumeThat(TestDatabase.isBabelfish())
        .as("it does not tell a lock time-out from other errors")
        .isFalse();
    try (Connection frozen = lab.source.getConnection()) {
      frozen.setAutoCommit(false);
      try (PreparedStatement insert =
          frozen.prepareStatement(
              "insert into callback_request (id, client, idempotency_key, fingerprint,"
                  + " campaign_id, contact_id, answer, created_at)"
                  + " values (-1, 'ivr', 'call-1', '', 1, 1, '', '2026-01-01')")) {
        insert.execute();
      }

      assertThatThrownBy(() -> callbacks.request("ivr", "call-1", at(null)))
          .satisfies(e -> assertThat(DatabaseTrouble.of(e)).isEqualTo(DatabaseTrouble.BUSY));
      frozen.rollback();
    }
    assertThat(callbacks.request("ivr", "call-1", at(null)).answer().status()).isEqualTo("CREATED");
  }

  @Test
  void theFingerprintDoesNotDependOnTheOrderOfAttributes() {
    assertThat(withAttributes(Map.of("a", "1", "b", "2")).fingerprint())
        .isEqualTo(withAttributes(Map.of("b", "2", "a", "1")).fingerprint())
        .isNotEqualTo(withAttributes(Map.of("a", "1, b=2")).fingerprint());
  }

  @Test
  void anAttributeWithoutANameIsRefused() {
    Map<String, String> nameless = new HashMap<>();
    nameless.put(null, "x");
    assertThatThrownBy(() -> withAttributes(nameless)).isInstanceOf(InvalidInputException.class);
  }

  private static CallbackDraft withAttributes(Map<String, String> attributes) {
    return new CallbackDraft(1, NUMBER, null, null, null, null, null, null, attributes);
  }

  private static CallbackDraft at(String at) {
    return draft(ContactLab.CAMPAIGN, NUMBER, at);
  }

  private static CallbackDraft draft(long campaign, String number, String at) {
    return new CallbackDraft(
        campaign, number, at, null, null, "R1", "Ada", "Lovelace", Map.of("queue", "billing"));
  }
}
