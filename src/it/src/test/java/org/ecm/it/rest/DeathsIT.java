package org.ecm.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RestNode.class)
class DeathsIT {

  private final Api api;
  private final Api host;

  DeathsIT(Api api) {
    this.api = api;
    this.host = api.key("deaths-host", "cluster");
  }

  @Test
  void aNodeDoesNotBelieveInItsOwnDeath() {
    JsonNode self = api.get("/status").json().get("nodes").get(0);

    Api.Answer answer = report(self.get("node").asText(), self.get("incarnation").asText());

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body()).contains("it lives");
  }

  @Test
  void aStartThatNobodyKnowsIsNotFound() {
    assertThat(report("node2", "00000000-0000-0000-0000-000000000000").status()).isEqualTo(404);
    assertThat(host.post("/nodes/node2/deaths", "{}").status()).isEqualTo(422);
  }

  private Api.Answer report(String node, String incarnation) {
    return host.post("/nodes/" + node + "/deaths", "{\"incarnation\":\"" + incarnation + "\"}");
  }
}
