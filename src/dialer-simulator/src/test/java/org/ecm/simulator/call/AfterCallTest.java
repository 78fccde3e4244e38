package org.ecm.simulator.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ecm.simulator.journal.Event;
import org.ecm.simulator.journal.MissedCallback;
import org.ecm.simulator.store.Contact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AfterCallTest {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
  private static final Pace TWICE_AS_FAST = new Pace(2);

  private static DialerRules rules(int maxAttempts, int busyMinutes, MissedCallback missed) {
    return new DialerRules(
        maxAttempts,
        Map.of(CallResult.BUSY, Duration.ofMinutes(busyMinutes)),
        Duration.ofMinutes(30),
        Duration.ofMinutes(15),
        Duration.ofMinutes(10),
        missed);
  }

  private static Contact contact(int retries, Instant callbackAt, String... phones) {
    return new Contact(
        7,
        1,
        "A7",
        List.of(phones),
        CallStatus.ACTIVE,
        1,
        retries,
        0,
        callbackAt == null ? null : "900",
        callbackAt,
        false);
  }

  private static Event.Result after(
      DialerRules rules, Contact contact, int phone, CallResult result) {
    String number = phone == 0 ? contact.callbackNumber() : contact.phones().get(phone - 1);
    var call = new CallInProgress(contact, number, phone, result, NOW);
    return new AfterCall(rules, TWICE_AS_FAST).decide(call, NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "VOICE, CLOSED, 1",
    "FAX, CLOSED, 2",
    "MACHINE, CLOSED, 3",
    "INVALID, CLOSED, 4",
    "CALLBACK, CALLBACK, 8",
    "AGENT_REJECTED, CLOSED, 9",
    "AGENT_CLOSED, CLOSED, 10",
    "BUSY, MAX_CALLS, 11",
    "AGENT_NO_ANSWER, CLOSED, 12",
    "NO_ANSWER, MAX_CALLS, 15",
    "ABANDONED, MAX_CALLS, 16",
    "FAILED, CLOSED, 17",
    "CUSTOMER_ABANDONED, MAX_CALLS, 18",
  })
  void withOneAttemptEveryResultButACallbackEndsTheContact(
      CallResult result, CallStatus status, int code) {
    Event.Result row = after(rules(1, 0, MissedCallback.CLOSE), contact(0, null, "100"), 1, result);

    assertThat(row.status()).isEqualTo(status.code());
    assertThat(row.result()).isEqualTo(code);
    assertThat(row.number()).isEqualTo("100");
  }

  @ParameterizedTest
  @CsvSource({"FAX", "INVALID"})
  void onlyFaxAndInvalidLeadToTheNextPhone(CallResult result) {
    DialerRules rules = rules(1, 0, MissedCallback.CLOSE);

    assertThat(after(rules, contact(0, null, "100", "200"), 1, result).status())
        .isEqualTo(CallStatus.ACTIVE.code());
    assertThat(after(rules, contact(0, null, "100", "200"), 2, result).status())
        .isEqualTo(CallStatus.CLOSED.code());
    assertThat(after(rules, contact(0, null, "100", "200"), 1, CallResult.BUSY).status())
        .isEqualTo(CallStatus.MAX_CALLS.code());
  }

  @Test
  void aRetryWaitsForItsDelayUntilTheAttemptsAreUsedUp() {
    DialerRules rules = rules(3, 60, MissedCallback.CLOSE);

    Event.Result second = after(rules, contact(1, null, "100"), 1, CallResult.BUSY);
    assertThat(second.status()).isEqualTo(CallStatus.RETRIES_WITH_DELAY.code());
    assertThat(second.retries()).isEqualTo(2);
    assertThat(second.nextCallAt()).isEqualTo(NOW.plus(Duration.ofMinutes(30)));

    Event.Result third = after(rules, contact(2, null, "100"), 1, CallResult.BUSY);
    assertThat(third.status()).isEqualTo(CallStatus.MAX_CALLS.code());
  }

  @Test
  void aDelayOfZeroSwitchesRetriesOff() {
    Event.Result row =
        after(rules(3, 60, MissedCallback.CLOSE), contact(0, null, "100"), 1, CallResult.NO_ANSWER);

    assertThat(row.status()).isEqualTo(CallStatus.CLOSED.code());
    assertThat(row.nextCallAt()).isNull();
  }

  @Test
  void aCallbackIsDueAfterItsDelayOnTheNumberCalled() {
    Event.Result row =
        after(
            rules(1, 0, MissedCallback.CLOSE),
            contact(0, null, "100", "200"),
            2,
            CallResult.CALLBACK);

    assertThat(row.callbackNumber()).isEqualTo("200");
    assertThat(row.callbackAt()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
    assertThat(row.nextCallAt()).isEqualTo(row.callbackAt());
  }

  @Test
  void aCallbackThatReachesNobodyIsTriedAgainInsideItsLimit() {
    Event.Result row =
        after(rules(1, 0, MissedCallback.CLOSE), contact(0, NOW, "100"), 0, CallResult.NO_ANSWER);

    assertThat(row.status()).isEqualTo(CallStatus.CALLBACK.code());
    assertThat(row.nextCallAt()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
    assertThat(row.callbackAt()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @CsvSource({"CLOSE, CLOSED", "RETRY, RETRY", "NEXT_DAY, CALLBACK"})
  void aCallbackPastItsLimitIsMissed(MissedCallback setting, CallStatus status) {
    Instant called = NOW.minus(Duration.ofMinutes(5));

    Event.Result row = after(rules(1, 0, setting), contact(0, called, "100"), 0, CallResult.BUSY);

    assertThat(row.status()).isEqualTo(status.code());
    assertThat(row.result()).isEqualTo(CallResult.CALLBACK_MISSED.code());
    assertThat(row.missedCallbacks()).isEqualTo(1);
    if (setting == MissedCallback.NEXT_DAY) {
      assertThat(row.nextCallAt()).isEqualTo(called.plus(Duration.ofHours(12)));
    }
  }
}
