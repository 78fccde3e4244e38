package org.ecm.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.ecm.it.rest.Api.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RestNode.class)
class DeletionIT {

  @Test
  void whatWaitsInADeletedCampaignFinishesByItself(Api api) {
    long campaign = api.campaign("To be deleted");
    Answer added =
        api.post("/campaigns/" + campaign + "/contacts", "{\"phones\":[\"030 901870\"]}");
    assertThat(added.status()).as(added.body()).isEqualTo(201);
    long contact = added.json().get("id").asLong();

    assertThat(api.send("DELETE", "/campaigns/" + campaign).status()).isEqualTo(204);

    JsonNode after =
        await()
            .atMost(Duration.ofMinutes(1))
            .until(
                () -> api.get("/contacts/" + contact).json(),
                seen -> seen.findPath("state").asText().equals("FINISHED"));
    assertThat(after.findPath("reason").asText()).isEqualTo("WITHDRAWN");
    assertThat(api.get("/campaigns/" + campaign).problem()).isEqualTo("not-found");
  }
}
