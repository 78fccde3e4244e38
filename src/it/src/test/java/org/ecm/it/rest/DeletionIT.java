package org.ecm.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ecm.it.rest.Api.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RestNode.class)
class DeletionIT {

  private static final Duration LIMIT = Duration.ofMinutes(2);

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
            .atMost(LIMIT)
            .until(
                () -> api.get("/contacts/" + contact).json(),
                seen -> seen.findPath("state").asText().equals("FINISHED"));
    assertThat(after.findPath("reason").asText()).isEqualTo("WITHDRAWN");
    assertThat(api.get("/campaigns/" + campaign).problem()).isEqualTo("not-found");
  }

  /** A file in one piece, and one of which more comes after the piece that is refused. */
  @ParameterizedTest
  @ValueSource(ints = {4, 100_000})
  void aFileThatComesInWhileItsCampaignIsDeletedIsRefusedAndLeavesNothing(int rows, Api api)
      throws IOException {
    long campaign = api.campaign("Deleted while a file of " + rows + " rows comes in");
    String file = file("S" + rows + "-", rows);
    int half = file.length() / 2;
    try (RawUpload upload =
        RawUpload.open(api, campaign, "slow", "Content-Length: " + file.length())) {
      upload.send(file.substring(0, half));
      JsonNode job = await().atMost(LIMIT).until(() -> jobs(api, campaign), j -> j.size() == 1);
      assertThat(job.at("/0/state").asText()).isEqualTo("RECEIVING");

      assertThat(api.send("DELETE", "/campaigns/" + campaign).status()).isEqualTo(204);

      upload.send(file.substring(half));
      assertThat(upload.read())
          .startsWith("HTTP/1.1 409 ")
          .contains("application/problem+json", "#conflict", "its campaign was deleted");
      assertCancelled(api.get("/imports/" + job.at("/0/id").asText()).json());
    }
    assertThat(found(api, "S" + rows + "-0")).isEmpty();
    assertThat(upload(api, campaign, "Reference,Phone\nS,030 901871\n").problem())
        .isEqualTo("not-found");
  }

  @Test
  void anImportThatRunsEndsWithItsCampaignAndTakesNobodyInAfterwards(Api api) {
    int rows = 60_000;
    long campaign = api.campaign("Deleted while a file is imported");
    Answer accepted = upload(api, campaign, file("R-", rows));
    assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
    String job = URI.create(accepted.header("Location")).getPath();
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> api.get(job).json().get("rows").asInt() > 0);

    assertThat(api.send("DELETE", "/campaigns/" + campaign).status()).isEqualTo(204);

    JsonNode ended = api.get(job).json();
    assertCancelled(ended);
    int taken = ended.get("accepted").asInt();
    assertThat(taken).isEqualTo(ended.get("rows").asInt()).isLessThan(rows);
    await().atMost(LIMIT).until(() -> found(api, "R-0").at("/0/state").asText().equals("FINISHED"));
    await()
        .atMost(LIMIT)
        .until(() -> found(api, "R-" + (taken - 1)).at("/0/state").asText().equals("FINISHED"));
    assertThat(found(api, "R-" + taken)).isEmpty();
    assertThat(api.get(job).json()).isEqualTo(ended);
  }

  private static void assertCancelled(JsonNode job) {
    assertThat(job.get("state").asText()).as(job.toString()).isEqualTo("CANCELLED");
    assertThat(job.get("error").asText()).isEqualTo("The campaign was deleted");
    assertThat(job.get("finishedAt").asText()).isNotBlank();
  }

  /** Rows with references that count from 0, each with a number of its own. */
  private static String file(String reference, int rows) {
    return IntStream.range(0, rows)
        .mapToObj(row -> "%s%d,+4930%07d\n".formatted(reference, row, 9_000_000 + row))
        .collect(Collectors.joining("", "Reference,Phone\n", ""));
  }

  private static Answer upload(Api api, long campaign, String file) {
    return api.with("Content-Type", "text/csv")
        .send("POST", "/campaigns/" + campaign + "/imports", file);
  }

  private static JsonNode jobs(Api api, long campaign) {
    return api.get("/campaigns/" + campaign + "/imports").json().get("imports");
  }

  private static JsonNode found(Api api, String reference) {
    return api.get("/contacts?reference=" + reference).json().get("contacts");
  }
}
