package org.ecm.protocol.ledger;

import static org.ecm.protocol.Promise.NOBODY_CALLED_WHO_MUST_NOT_BE;
import static org.ecm.protocol.Promise.NOTHING_DIALLED_TWICE;
import static org.ecm.protocol.Promise.NOTHING_LOST;
import static org.ecm.protocol.Promise.ONE_ACTIVE;
import static org.ecm.protocol.Promise.RESULTS_COUNT_ONCE;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.ecm.protocol.Breach;
import org.ecm.protocol.Promise;

/** Judges each state and each step. It knows the promises, not the rules that are to keep them. */
final class Checker {

  private interface StateLaw {
    boolean broken(State s, int which);
  }

  private interface StepLaw {
    boolean broken(State before, State after, int which);
  }

  private record OfState(Promise promise, String how, StateLaw law) {}

  private record OfStep(Promise promise, String how, StepLaw law) {}

  private static final List<OfState> OF_CONTACTS =
      List.of(
          new OfState(
              NOTHING_DIALLED_TWICE,
              "the dialer will dial contact %d twice",
              (s, c) -> count(s, c, a -> s.entries()[a].live()) > 1),
          new OfState(
              NOTHING_DIALLED_TWICE,
              "contact %d has two open attempts",
              (s, c) -> count(s, c, a -> s.attempts()[a].isOpen()) > 1),
          new OfState(
              RESULTS_COUNT_ONCE,
              "contact %d has counted other results than its attempts have",
              (s, c) ->
                  count(s, c, a -> s.attempts()[a].state() == Attempt.State.DONE)
                      != s.contacts()[c].results()),
          new OfState(
              NOBODY_CALLED_WHO_MUST_NOT_BE,
              "contact %d waits to be called, though it was withdrawn",
              (s, c) ->
                  s.contacts()[c].withdrawn() && s.contacts()[c].state() == Contact.State.WAITING),
          new OfState(
              NOTHING_LOST,
              "contact %d's state and its attempts disagree",
              (s, c) ->
                  s.contacts()[c].busy()
                      != (count(s, c, a -> s.attempts()[a].isOpen() && s.isCurrent(a)) == 1)),
          new OfState(
              NOTHING_LOST,
              "contact %d's state and its batch disagree: it is in nobody's hands",
              Checker::isInNobodysHands));

  private static final List<OfState> OF_ATTEMPTS =
      List.of(
          new OfState(
              NOTHING_DIALLED_TWICE,
              "attempt %d reached the dialer twice",
              (s, a) -> s.entries()[a].stored() > 1),
          new OfState(
              NOTHING_DIALLED_TWICE,
              "attempt %d is at the dialer, but closed as never there",
              (s, a) -> s.attempts()[a].neverReached() && s.entries()[a].stored() > 0),
          new OfState(
              NOTHING_DIALLED_TWICE,
              "attempt %d is done, but the dialer will still dial it",
              (s, a) ->
                  s.attempts()[a].state() == Attempt.State.DONE
                      && !s.entries()[a].closed()
                      && !s.entries()[a].gone()));

  private static final List<OfStep> OF_CONTACT_STEPS =
      List.of(
          new OfStep(
              RESULTS_COUNT_ONCE,
              "contact %d was finished and moved back",
              (before, after, c) ->
                  before.contacts()[c].state() == Contact.State.FINISHED
                      && after.contacts()[c].state() != Contact.State.FINISHED));

  private static final List<OfStep> OF_ATTEMPT_STEPS =
      List.of(
          new OfStep(
              RESULTS_COUNT_ONCE,
              "attempt %d was closed and changed again",
              (before, after, a) -> isChangedAgain(before.attempts()[a], after.attempts()[a])),
          new OfStep(
              NOBODY_CALLED_WHO_MUST_NOT_BE,
              "attempt %d is sent, though its contact was withdrawn in time",
              (before, after, a) ->
                  before.batchOf(a).state() == Batch.State.INTENT
                      && after.batchOf(a).state() == Batch.State.SENDING
                      && before.contactOf(a).withdrawn()
                      && after.attempts()[a].isOpen()));

  private final Set<Promise> watched;

  Checker(Set<Promise> watched) {
    this.watched = watched;
  }

  /** The first promise that this step, or the state it leads to, breaks. */
  Optional<Breach> check(State before, LedgerMove move, int subject, State after) {
    if (watched.contains(ONE_ACTIVE) && isUnderOldMandate(before, move, subject)) {
      return Optional.of(new Breach(ONE_ACTIVE, "decided under a mandate that is over"));
    }
    return states(OF_CONTACTS, after, after.contacts().length)
        .or(() -> states(OF_ATTEMPTS, after, after.attempts().length))
        .or(() -> steps(OF_CONTACT_STEPS, before, after, before.contacts().length))
        .or(() -> steps(OF_ATTEMPT_STEPS, before, after, before.attempts().length));
  }

  private Optional<Breach> states(List<OfState> laws, State s, int size) {
    for (OfState law : laws) {
      for (int i = 0; i < size && watched.contains(law.promise()); i++) {
        if (law.law().broken(s, i)) {
          return Optional.of(new Breach(law.promise(), law.how().formatted(i)));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Breach> steps(List<OfStep> laws, State before, State after, int size) {
    for (OfStep law : laws) {
      for (int i = 0; i < size && watched.contains(law.promise()); i++) {
        if (law.law().broken(before, after, i)) {
          return Optional.of(new Breach(law.promise(), law.how().formatted(i)));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isUnderOldMandate(State before, LedgerMove move, int subject) {
    if (move != LedgerMove.EXECUTE && move != LedgerMove.EXECUTE_ONLY) {
      return false;
    }
    Statement statement = before.air()[subject];
    return statement.kind().underMandate() && statement.epoch() != before.epoch();
  }

  private static boolean isInNobodysHands(State s, int c) {
    Contact contact = s.contacts()[c];
    if (!contact.busy()) {
      return false;
    }
    return switch (s.batchOf(contact.current()).state()) {
      case INTENT -> contact.state() != Contact.State.CLAIMED;
      case SENDING -> false;
      case ACCEPTED, IN_DOUBT, SETTLED -> contact.state() == Contact.State.CLAIMED;
      case REFUSED -> true;
    };
  }

  /** Only an absence that was proven wrongly may be corrected, by a result. */
  private static boolean isChangedAgain(Attempt before, Attempt after) {
    return !before.isOpen()
        && after.state() != before.state()
        && !(before.state() == Attempt.State.ABSENT && after.state() == Attempt.State.DONE);
  }

  private static int count(State s, int contact, IntPredicate counts) {
    int count = 0;
    for (int a = 0; a < s.attempts().length; a++) {
      count += s.attempts()[a].contact() == contact && counts.test(a) ? 1 : 0;
    }
    return count;
  }
}
