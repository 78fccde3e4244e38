package org.ecm.simulator.call;

import java.time.Duration;
import java.time.Instant;
import org.ecm.simulator.journal.Event;
import org.ecm.simulator.journal.MissedCallback;
import org.ecm.simulator.store.Contact;

/**
 * Decides what becomes of a row when a call ends (UCCX Administration Guide 12.5(1)SU2, outbound
 * chapter).
 */
final class AfterCall {
  private final DialerRules rules;
  private final Pace pace;

  AfterCall(DialerRules rules, Pace pace) {
    this.rules = rules;
    this.pace = pace;
  }

  /** The row's new state; status Active means that the next phone is called at once. */
  Event.Result decide(CallInProgress call, Instant now) {
    Contact contact = call.contact();
    CallResult result = call.result();
    if (result == CallResult.CALLBACK) {
      Instant at = now.plus(pace.real(rules.callbackDelay()));
      return row(call, CallStatus.CALLBACK, result, contact.retries(), call.number(), at, at);
    }
    if (call.isCallback()) {
      return afterCallback(call, now);
    }
    if (result.triesNextPhone() && call.phone() < contact.phones().size()) {
      return row(call, CallStatus.ACTIVE, result, contact.retries(), null, null, null);
    }
    if (!result.isRetried()) {
      return row(call, CallStatus.CLOSED, result, contact.retries(), null, null, null);
    }
    if (contact.retries() + 1 >= rules.maxAttempts()) {
      return row(call, CallStatus.MAX_CALLS, result, contact.retries(), null, null, null);
    }
    Duration delay = rules.retryDelays().getOrDefault(result, Duration.ZERO);
    if (delay.isZero()) {
      return row(call, CallStatus.CLOSED, result, contact.retries(), null, null, null);
    }
    return row(
        call,
        CallStatus.RETRIES_WITH_DELAY,
        result,
        contact.retries() + 1,
        null,
        null,
        now.plus(pace.real(delay)));
  }

  /** A callback that reaches nobody is tried until its limit, whatever the number of attempts. */
  private Event.Result afterCallback(CallInProgress call, Instant now) {
    Contact contact = call.contact();
    CallResult result = call.result();
    if (!result.isRetried() && result != CallResult.INVALID) {
      return row(call, CallStatus.CLOSED, result, contact.retries(), call.number(), null, null);
    }
    Instant next = now.plus(pace.real(rules.callbackRecheck()));
    if (next.isBefore(contact.callbackAt().plus(pace.real(rules.callbackLimit())))) {
      return row(
          call,
          CallStatus.CALLBACK,
          result,
          contact.retries(),
          call.number(),
          contact.callbackAt(),
          next);
    }
    return missed(call, rules.missedCallback());
  }

  /** The state of a row whose call the dialer never saw end, but had already closed: Voice. */
  Event.Result assume(CallInProgress call) {
    return row(
            call, CallStatus.CLOSED, CallResult.VOICE, call.contact().retries(), null, null, null)
        .asAssumed();
  }

  private Event.Result missed(CallInProgress call, MissedCallback action) {
    int retries = call.contact().retries();
    return switch (action) {
      case CLOSE ->
          row(
              call,
              CallStatus.CLOSED,
              CallResult.CALLBACK_MISSED,
              retries,
              call.number(),
              null,
              null);
      case RETRY ->
          row(call, CallStatus.RETRY, CallResult.CALLBACK_MISSED, retries, null, null, null);
      case NEXT_DAY -> {
        Instant at = call.contact().callbackAt().plus(pace.real(Duration.ofDays(1)));
        yield row(
            call, CallStatus.CALLBACK, CallResult.CALLBACK_MISSED, retries, call.number(), at, at);
      }
    };
  }

  private static Event.Result row(
      CallInProgress call,
      CallStatus status,
      CallResult result,
      int retries,
      String callbackNumber,
      Instant callbackAt,
      Instant nextCallAt) {
    Contact contact = call.contact();
    int missed = contact.missedCallbacks() + (result == CallResult.CALLBACK_MISSED ? 1 : 0);
    return new Event.Result(
        contact.campaign(),
        contact.record(),
        contact.accountNumber(),
        call.number(),
        call.phone(),
        status.code(),
        result.code(),
        false,
        retries,
        missed,
        callbackNumber,
        callbackAt,
        nextCallAt);
  }
}
