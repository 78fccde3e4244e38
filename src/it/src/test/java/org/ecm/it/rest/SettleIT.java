package org.ecm.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecm.it.rest.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RestNode.class)
class SettleIT {

  private static Api api;
  private static long campaign;
  private static long contact;

  @BeforeAll
  static void aCampaignWithAContactThatWaits(Api admin) {
    api = admin;
    campaign = admin.campaign("Settle");
    contact =
        admin
            .post("/campaigns/" + campaign + "/contacts", "{\"phones\": [\"030 901860\"]}")
            .json()
            .get("id")
            .asLong();
  }

  @Test
  void aContactThatIsNotUnknownIsAConflict() {
    Answer answer = settleContact(api, contact, "{\"attempt\": 1}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("conflict");
    assertThat(answer.body()).contains("is WAITING (NEW), not UNKNOWN");
    assertThat(settleContact(api, 4711, "{\"attempt\": 1}").problem()).isEqualTo("not-found");
  }

  @Test
  void theAttemptSeenMustBeSaid() {
    assertThat(settleContact(api, contact, "{}").problem()).isEqualTo("invalid-field");
    assertThat(settleContact(api, contact, "{\"attempt\": 0}").problem())
        .isEqualTo("invalid-field");
  }

  @Test
  void aCampaignIsSettledOnlyIfItHasAsManyUnknownContactsAsWereSeen() {
    Answer unknown = api.get("/campaigns/" + campaign + "/settle");
    assertThat(unknown.status()).as(unknown.body()).isEqualTo(200);
    assertThat(unknown.json().get("contacts").asInt()).isZero();
    assertThat(unknown.json().get("atDialer").asInt()).isZero();

    Answer answer = settle(api, campaign, "{\"contacts\": 1}");
    assertThat(answer.problem()).as(answer.body()).isEqualTo("conflict");
    assertThat(answer.body())
        .contains("0 contacts to settle now, 0 of them at the dialer, not 1 and 0");
  }

  @Test
  void theNumberSeenMustBeSaid() {
    assertThat(settle(api, campaign, "{}").problem()).isEqualTo("invalid-field");
    assertThat(settle(api, campaign, "{\"contacts\": 0}").problem()).isEqualTo("invalid-field");
    assertThat(settle(api, 4711, "{\"contacts\": 1}").problem()).isEqualTo("not-found");
  }

  @Test
  void aScriptMayNotSettle() {
    Api ivr = api.key("settle-ivr", "ivr");
    assertThat(settleContact(ivr, contact, "{\"attempt\": 1}").status()).isEqualTo(403);
    assertThat(settle(ivr, campaign, "{\"contacts\": 1}").status()).isEqualTo(403);
    assertThat(ivr.get("/campaigns/" + campaign + "/settle").status()).isEqualTo(403);
  }

  @Test
  void theOperationsAreDescribed() {
    assertThat(api.with("Accept", "application/json").get("/openapi").body())
        .contains("/campaigns/{campaign}/settle", "/contacts/{id}/settle");
  }

  private static Answer settleContact(Api caller, long contact, String body) {
    return caller.post("/contacts/" + contact + "/settle", body);
  }

  private static Answer settle(Api caller, long campaign, String body) {
    return caller.post("/campaigns/" + campaign + "/settle", body);
  }
}
