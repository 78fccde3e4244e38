package org.ecm.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ecm.it.rest.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RestNode.class)
class CallbacksIT {

  private static final String[] XML = {
    "Content-Type", "application/xml", "Accept", "application/xml"
  };

  private static final LocalDateTime SIX_IN_THE_EVENING =
      LocalDate.now().plusDays(30).atTime(18, 0);

  private static Api admin;
  private static Api ivr;
  private static long campaign;

  @BeforeAll
  static void anIvrScript(Api api) {
    admin = api;
    ivr = api.key("callbacks-ivr", "ivr");
    campaign = api.campaign("Callbacks");
  }

  @Test
  void aRepeatedRequestGetsTheFirstAnswerAgain() {
    Answer first = request("repeat", "030 901820", SIX_IN_THE_EVENING.toString());
    Answer again = request("repeat", "030 901820", SIX_IN_THE_EVENING.toString());

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.json().get("dueAt").asText())
        .isEqualTo(SIX_IN_THE_EVENING.atZone(ZoneId.of("Europe/Berlin")).toInstant().toString());
    assertThat(first.json().get("campaignState").asText()).isEqualTo("DRAFT");
    assertThat(first.header("Idempotency-Replayed")).isNull();
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(request("repeat", "030 901821", null).problem()).isEqualTo("key-reused");
  }

  @Test
  void manyRetriesAtOnceMakeOneCallback() throws Exception {
    ExecutorService retries = Executors.newFixedThreadPool(8);
    List<Callable<Answer>> requests = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      requests.add(() -> request("storm", "030 901822", SIX_IN_THE_EVENING.toString()));
    }
    List<Answer> answers = new ArrayList<>();
    for (Future<Answer> answer : retries.invokeAll(requests)) {
      answers.add(answer.get());
    }
    retries.shutdown();

    assertThat(answers).extracting(Answer::status).containsOnly(201);
    assertThat(answers).extracting(Answer::json).containsOnly(answers.get(0).json());
    assertThat(answers)
        .filteredOn(answer -> answer.header("Idempotency-Replayed") == null)
        .hasSize(1);
    assertThat(lookUp("+4930901822").json().get("contacts")).hasSize(1);
  }

  @Test
  void anXmlScriptIsServedToo() {
    Answer answer =
        ivr.with(XML)
            .send(
                "POST",
                "/callbacks",
                "<callback><campaign>"
                    + campaign
                    + "</campaign><number>+4930901823</number><callId>xml-1</callId>"
                    + "<firstName>Zoë 😀</firstName></callback>");

    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(answer.type()).startsWith("application/xml");
    assertThat(answer.body())
        .contains(
            "<status>CREATED</status>",
            "<number>+4930901823</number>",
            "<campaignState>DRAFT</campaignState>");
    Answer found = ivr.with("Accept", "application/xml").get("/contacts?number=%2B4930901823");
    assertThat(found.body()).contains("<firstName>Zoë 😀</firstName>");
  }

  @Test
  void dangerousAndWrongXmlIsRefused() {
    String number = "<campaign>" + campaign + "</campaign><number>+4930901824</number>";
    for (String body :
        List.of(
            "<callback>" + number,
            "<callback>" + number + "<callId>x</callId><priority>soon</priority></callback>",
            "<callback>" + number + "<callId>x</callId><prioritty>5</prioritty></callback>",
            "<callback>"
                + number
                + "<callId>x</callId>"
                + "<attributes><entry><value>v</value></entry></attributes></callback>",
            "<other/>",
            "",
            "{}",
            "<!DOCTYPE c [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><callback>"
                + number
                + "<callId>x</callId><firstName>&x;</firstName></callback>",
            "<!DOCTYPE c [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><callback>"
                + number
                + "<callId>&b;</callId></callback>")) {
      Answer answer = ivr.with(XML).send("POST", "/callbacks", body);
      assertThat(answer.status()).as(body + answer.body()).isIn(400, 422);
      assertThat(answer.type()).startsWith("application/problem+xml");
    }
    assertThat(lookUp("+4930901824").json().get("contacts")).isEmpty();
  }

  @Test
  void aForbiddenNumberIsNotCalledBack() {
    admin.post("/do-not-call", "{\"number\":\"+4930901825\"}");

    assertThat(request("forbidden", "+4930901825", null).problem()).isEqualTo("do-not-call");
  }

  private static Answer lookUp(String number) {
    return ivr.get("/contacts?number=" + number.replace("+", "%2B"));
  }

  private static Answer request(String key, String number, String at) {
    String body =
        Api.JSON
            .createObjectNode()
            .put("campaign", campaign)
            .put("number", number)
            .put("at", at)
            .toString();
    return ivr.with("Idempotency-Key", key).post("/callbacks", body);
  }
}
