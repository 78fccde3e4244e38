package org.ecm.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import org.ecm.it.rest.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RestNode.class)
class RecycleIT {

  private static Api api;
  private static long campaign;

  @BeforeAll
  static void aCampaign(Api admin) {
    api = admin;
    campaign = admin.campaign("Recycle");
  }

  @Test
  void theSameFileAgainOffersToRecycle() {
    String file = "Reference,Phone\nR1,030 901850\nR2,030 901851\n";
    JsonNode first = imported(file);
    assertThat(first.get("accepted").asInt()).isEqualTo(2);
    assertThat(first.has("nothingNew")).isFalse();

    JsonNode again = imported(file);

    assertThat(again.at("/nothingNew/text").asText()).contains("All 2 readable rows");
    Answer offer = api.get(again.at("/nothingNew/recycle").asText());
    assertThat(offer.status()).as(offer.body()).isEqualTo(200);
    assertThat(offer.json().get("contacts").asInt()).isZero();
  }

  @Test
  void theSameRequestAgainGetsTheSameAnswer() {
    Answer first = recycle(campaign, "one");
    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(first.json().get("recycled").asInt()).isZero();
    assertThat(first.json().get("finishedAt").asText()).isNotBlank();

    assertThat(recycle(campaign, "one").json()).isEqualTo(first.json());
    assertThat(recycle(campaign, "two").json().get("id")).isNotEqualTo(first.json().get("id"));
  }

  @Test
  void aKeyOfAnotherCampaignIsRefused() {
    recycle(campaign, "mine");

    assertThat(recycle(api.campaign("Recycle too"), "mine").problem()).isEqualTo("conflict");
  }

  @Test
  void aRequestNeedsAKeyAndACampaign() {
    Answer without = api.send("POST", "/campaigns/" + campaign + "/recycle");
    assertThat(without.problem()).isEqualTo("invalid-field");
    assertThat(without.body()).contains("Idempotency-Key");
    assertThat(recycle(4711, "three").problem()).isEqualTo("not-found");
  }

  @Test
  void aScriptMayNotRecycle() {
    Answer answer =
        api.key("recycle-ivr", "ivr")
            .with("Idempotency-Key", "x")
            .send("POST", "/campaigns/" + campaign + "/recycle");
    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void theOperationIsDescribed() {
    assertThat(api.with("Accept", "application/json").get("/openapi").body())
        .contains("/campaigns/{campaign}/recycle");
  }

  private static Answer recycle(long campaign, String key) {
    return api.with("Idempotency-Key", key).send("POST", "/campaigns/" + campaign + "/recycle");
  }

  private static JsonNode imported(String file) {
    Answer accepted =
        api.with("Content-Type", "text/csv")
            .send("POST", "/campaigns/" + campaign + "/imports?list=again", file);
    String job = URI.create(accepted.header("Location")).getPath();
    return await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> api.get(job).json(), seen -> seen.get("state").asText().equals("DONE"));
  }
}
