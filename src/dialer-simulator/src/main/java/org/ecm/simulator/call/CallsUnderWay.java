package org.ecm.simulator.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.ecm.simulator.journal.Event;
import org.ecm.simulator.store.Change;
import org.ecm.simulator.store.Contact;

/** The calls at this moment: placed, and ended when their time has come. */
final class CallsUnderWay {
  private final int ports;
  private final Pace pace;
  private final ResultMix mix;
  private final AfterCall afterCall;
  private final PriorityQueue<CallInProgress> calls =
      new PriorityQueue<>(Comparator.comparing(CallInProgress::endsAt));

  CallsUnderWay(EngineSettings settings) {
    ports = settings.ports();
    pace = settings.pace();
    mix = settings.mix();
    afterCall = new AfterCall(settings.rules(), pace);
  }

  /** Calls a fetched contact: its callback number if it has one, else its first phone. */
  void place(Change change, Contact contact) {
    place(change, contact, contact.callbackNumber() == null ? 1 : 0);
  }

  private void place(Change change, Contact contact, int phone) {
    String number = phone == 0 ? contact.callbackNumber() : contact.phones().get(phone - 1);
    CallResult result = mix.pick(number, contact.accountNumber(), contact.callsMade());
    change.add(
        new Event.Dialled(
            contact.campaign(),
            contact.record(),
            contact.accountNumber(),
            number,
            phone,
            contact.calling()));
    Instant end = change.now().plus(pace.real(Duration.ofSeconds(result.seconds())));
    calls.add(new CallInProgress(contact.dialledOnceMore(), number, phone, result, end));
  }

  /** Ends the calls whose time has come; some lead to the contact's next phone at once. */
  void endDue(Change change) {
    while (!calls.isEmpty() && !calls.peek().endsAt().isAfter(change.now())) {
      CallInProgress call = calls.poll();
      Event.Result result = afterCall.decide(call, change.now());
      change.add(result);
      if (result.status() == CallStatus.ACTIVE.code()) {
        place(change, call.contact(), call.phone() + 1);
      }
    }
  }

  /** Closes a share of the calls with the default result, as if the dialer never saw them end. */
  void assume(Change change, double share) {
    calls.stream()
        .limit(Math.round(calls.size() * share))
        .forEach(call -> change.add(afterCall.assume(call)));
  }

  /** When the next call ends, or the bound if none ends before it. */
  Instant nextEnd(Instant bound) {
    return calls.isEmpty() || calls.peek().endsAt().isAfter(bound) ? bound : calls.peek().endsAt();
  }

  boolean hasFreePort() {
    return calls.size() < ports;
  }

  int size() {
    return calls.size();
  }

  void forget(int campaign) {
    calls.removeIf(call -> call.contact().campaign() == campaign);
  }

  void clear() {
    calls.clear();
  }
}
