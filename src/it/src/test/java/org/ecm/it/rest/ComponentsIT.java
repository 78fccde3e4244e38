package org.ecm.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.ecm.it.rest.Api.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RestNode.class)
class ComponentsIT {

  private static final String FEED = "/components/contact-feed/";

  private final Api api;

  ComponentsIT(Api api) {
    this.api = api;
  }

  @AfterEach
  void letAllRun() {
    api.post(FEED + "start", "{}");
  }

  @Test
  void aStoppedComponentGivesItsMandateBackAndAStartedOneTakesIt() {
    awaitHeld(true);
    long epoch = mandate().get("epoch").asLong();

    assertThat(api.send("POST", FEED + "stop").status()).isEqualTo(204);
    awaitHeld(false);
    assertThat(component("contact-feed").at("/orders/stopped").asBoolean()).isTrue();
    assertThat(component("sync-results").at("/orders/stopped").asBoolean()).isFalse();

    Api withType = api.with("Content-Type", "application/json");
    assertThat(withType.send("POST", FEED + "start").status()).isEqualTo(204);
    awaitHeld(true);
    assertThat(mandate().get("epoch").asLong()).isGreaterThan(epoch);
  }

  @Test
  void anOrderThatCannotBeFollowedIsRefused() {
    assertThat(api.post(FEED + "move", "{\"to\":\"node9\"}").status()).isEqualTo(404);
    assertThat(api.post(FEED + "move", "{}").status()).isEqualTo(422);
    assertThat(api.post("/components/contact-fed/stop", "{}").status()).isEqualTo(404);
    assertThat(component("contact-feed").get("orders").hasNonNull("movingTo")).isFalse();
  }

  @Test
  void whatIsMeantForOneNodeIsNotDoneToAllForAWrongContentType() {
    Api form = api.with("Content-Type", "application/x-www-form-urlencoded");
    Answer answer = form.send("POST", FEED + "stop", "{\"node\":\"node1\"}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(415);
    assertThat(answer.body()).contains("application/json");
    assertThat(component("contact-feed").at("/orders/stopped").asBoolean()).isFalse();
  }

  @Test
  void onlyAdministratorsSeeAndSteerTheCluster() {
    Api integration = api.key("no-steering", "integration");
    assertThat(integration.get("/cluster").status()).isEqualTo(403);
    assertThat(integration.post(FEED + "stop", "{}").status()).isEqualTo(403);
    assertThat(api.stranger().get("/cluster").status()).isEqualTo(401);
  }

  private void awaitHeld(boolean held) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> mandate().path("released").asBoolean(true) != held);
  }

  private JsonNode mandate() {
    return component("contact-feed").get("mandate");
  }

  private JsonNode component(String name) {
    for (JsonNode component : api.get("/cluster").json().get("components")) {
      if (component.get("component").asText().equals(name)) {
        return component;
      }
    }
    throw new AssertionError("no component " + name);
  }
}
