package org.ecm.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ecm.it.rest.Api.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RestNode.class)
class AccessIT {

  private static final String PASSWORD = "a-long-fake-password";

  /** An operation of the API, its parameters filled with a number. */
  private record Operation(String method, String path, JsonNode description) {}

  private final Api api;
  private final List<Operation> operations = new ArrayList<>();

  AccessIT(Api api) {
    this.api = api;
    JsonNode paths = api.stranger().get("/openapi?format=JSON").json().get("paths");
    paths
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        operation ->
                            operations.add(
                                new Operation(
                                    operation.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey().replaceAll("\\{\\w+}", "1"),
                                    operation.getValue()))));
  }

  @Test
  void everyOperationIsDescribed() {
    assertThat(operations).hasSizeGreaterThan(35);
    assertThat(operations)
        .allSatisfy(
            o -> {
              assertThat(o.description().path("summary").asText()).as(o.path()).isNotBlank();
              assertThat(o.description().path("tags").size()).as(o.path()).isEqualTo(1);
              assertThat(o.description().path("security").size())
                  .as(o.path())
                  .isEqualTo(o.path().endsWith("/users/me/password") ? 1 : 3);
              assertThat(o.description().at("/responses/default/content").size())
                  .as(o.path())
                  .isEqualTo(2);
              assertThat(o.description().get("responses").size())
                  .as(o.path())
                  .isGreaterThanOrEqualTo(2);
            });
  }

  @Test
  void everyOperationRefusesAStranger() {
    assertThat(operations)
        .allSatisfy(
            o -> {
              Answer answer = send(api.stranger(), o);
              assertThat(answer.status()).as(o.toString()).isEqualTo(401);
              assertThat(answer.problem()).isEqualTo("not-authenticated");
              assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
            });
  }

  @Test
  void anIvrKeyReachesCallbacksAndLookUpOnly() {
    Api ivr = api.key("access-ivr", "ivr");

    assertThat(operations)
        .filteredOn(o -> send(ivr, o).status() != 403)
        .extracting(o -> o.method() + " " + o.path())
        .containsExactlyInAnyOrder("POST /ecm/api/v1/callbacks", "GET /ecm/api/v1/contacts");
  }

  @Test
  void aClusterKeyReportsDeathsAndNothingElse() {
    Api host = api.key("access-cluster", "cluster");

    assertThat(operations)
        .filteredOn(o -> send(host, o).status() != 403)
        .extracting(o -> o.method() + " " + o.path())
        .containsExactly("POST /ecm/api/v1/nodes/1/deaths");
  }

  @Test
  void anIntegrationKeyReachesNoUsersKeysAndAudit() {
    Api integration = api.key("access-integration", "integration");

    assertThat(operations)
        .filteredOn(o -> o.path().matches("/ecm/api/v1/(users|api-keys|audit).*"))
        .hasSizeGreaterThan(8)
        .allSatisfy(o -> assertThat(send(integration, o).status()).isEqualTo(403));
    assertThat(integration.get("/campaigns").status()).isEqualTo(200);
  }

  @Test
  void aNewUserMustChangeThePasswordFirst() {
    user("vera", "SUPERVISOR");
    Api vera = api.as("vera", PASSWORD);

    assertThat(vera.get("/campaigns").problem()).isEqualTo("password-change-required");
    String change = "{\"present\":\"" + PASSWORD + "\",\"password\":\"another-fake-password\"}";
    assertThat(vera.put("/users/me/password", change).status()).isEqualTo(204);
    assertThat(vera.get("/campaigns").status()).isEqualTo(401);
    Api changed = api.as("VERA", "another-fake-password");
    assertThat(changed.get("/campaigns").status()).isEqualTo(200);
    assertThat(changed.get("/users").problem()).isEqualTo("forbidden");
    api.put("/users/vera/enabled", "{\"enabled\":false}");
    assertThat(changed.get("/campaigns").status()).isEqualTo(401);
  }

  @Test
  void aRevokedKeyIsUnknownAtOnce() {
    JsonNode key = api.post("/api-keys", "{\"client\":\"short\",\"scope\":\"admin\"}").json();
    Api program = api.withKey(key.get("secret").asText());

    assertThat(program.get("/campaigns").status()).isEqualTo(200);
    api.send("DELETE", "/api-keys/" + key.get("id").asText());
    assertThat(program.get("/campaigns").status()).isEqualTo(401);
    assertThat(api.get("/api-keys").body()).doesNotContain("secret");
  }

  @Test
  void whatIsNoCredentialIsRefused() {
    for (String header :
        List.of(
            "Basic", "Basic !!!", "Basic YWRtaW4=", "Digest x", "Bearer", "Bearer ecm_admin_")) {
      assertThat(api.stranger().with("Authorization", header).get("/campaigns").status())
          .as(header)
          .isEqualTo(401);
    }
    assertThat(api.as("admin", "admin").get("/campaigns").status()).isEqualTo(401);
    assertThat(api.as("admin' or '1'='1", "x").get("/campaigns").status()).isEqualTo(401);
  }

  @Test
  void changesAreInTheAuditTrailWithWhoMadeThem() {
    Api integration = api.key("access-audited", "integration");
    integration.post("/do-not-call", "{\"number\":\"+4930901899\"}");

    assertThat(api.get("/audit?limit=20").json().get("events"))
        .anySatisfy(
            event -> {
              assertThat(event.get("actor").asText()).isEqualTo("key:access-audited");
              assertThat(event.get("action").asText()).isEqualTo("do-not-call.add");
            });
  }

  @Test
  void noSessionIsOpened() {
    assertThat(api.get("/campaigns").header("Set-Cookie")).isNull();
  }

  private void user(String name, String role) {
    api.post(
        "/users",
        Api.JSON
            .createObjectNode()
            .put("username", name)
            .put("fullName", name)
            .put("password", PASSWORD)
            .set("roles", Api.JSON.createArrayNode().add(role))
            .toString());
  }

  /** With an empty body of the first format that is taken. */
  private static Answer send(Api caller, Operation o) {
    JsonNode formats = o.description().at("/requestBody/content");
    return formats.isMissingNode()
        ? caller.send(o.method(), o.path())
        : caller.with("Content-Type", formats.fieldNames().next()).send(o.method(), o.path(), "");
  }
}
