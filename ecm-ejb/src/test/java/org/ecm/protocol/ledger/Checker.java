package org.ecm.protocol.ledger;

import static org.ecm.protocol.Promise.NOBODY_CALLED_WHO_MUST_NOT_BE;
import static org.ecm.protocol.Promise.NOTHING_DIALLED_TWICE;
import static org.ecm.protocol.Promise.NOTHING_LOST;
import static org.ecm.protocol.Promise.ONE_ACTIVE;
import static org.ecm.protocol.Promise.RESULTS_COUNT_ONCE;

import java.util.Optional;
import java.util.Set;
import org.ecm.protocol.Breach;
import org.ecm.protocol.Promise;

/** Judges each state and each step. It knows the promises, not the rules that are to keep them. */
final class Checker {

  private final Set<Promise> watched;

  Checker(Set<Promise> watched) {
    this.watched = watched;
  }

  Optional<Breach> check(State before, LedgerMove move, int subject, State after) {
    Optional<Breach> breach = state(after);
    return breach.isPresent() ? breach : step(before, move, subject, after);
  }

  private Optional<Breach> state(State s) {
    for (int c = 0; c < s.contacts().length; c++) {
      Optional<Breach> breach = contact(s, c);
      if (breach.isPresent()) {
        return breach;
      }
    }
    for (int a = 0; a < s.attempts().length; a++) {
      Optional<Breach> breach = attempt(s, a);
      if (breach.isPresent()) {
        return breach;
      }
    }
    return Optional.empty();
  }

  private Optional<Breach> contact(State s, int c) {
    Contact contact = s.contacts()[c];
    int open = 0;
    int done = 0;
    int live = 0;
    for (int a = 0; a < s.attempts().length; a++) {
      if (s.attempts()[a].contact() == c) {
        open += s.attempts()[a].isOpen() ? 1 : 0;
        done += s.attempts()[a].state() == Attempt.State.DONE ? 1 : 0;
        live += s.entries()[a].live() ? 1 : 0;
      }
    }
    if (live > 1) {
      return breach(NOTHING_DIALLED_TWICE, "the dialer will dial contact %d twice", c);
    }
    if (open > 1) {
      return breach(NOTHING_DIALLED_TWICE, "contact %d has two open attempts", c);
    }
    if (done != contact.results()) {
      return breach(RESULTS_COUNT_ONCE, "contact %d has other results than attempts done", c);
    }
    if (contact.busy() != (open == 1)) {
      return breach(NOTHING_LOST, "contact %d's state and attempts disagree", c);
    }
    return contact.busy() ? busy(s, c) : Optional.empty();
  }

  private Optional<Breach> busy(State s, int c) {
    Contact contact = s.contacts()[c];
    if (!s.attempts()[contact.current()].isOpen()) {
      return breach(NOTHING_LOST, "contact %d's current attempt is not the open one", c);
    }
    Batch.State batch = s.batchOf(contact.current()).state();
    boolean sent = batch != Batch.State.INTENT && batch != Batch.State.REFUSED;
    boolean cared =
        contact.state() == Contact.State.CLAIMED
            ? batch == Batch.State.INTENT || batch == Batch.State.SENDING
            : sent;
    return cared
        ? Optional.empty()
        : breach(NOTHING_LOST, "contact %d's state and batch disagree: nobody looks after it", c);
  }

  private Optional<Breach> attempt(State s, int a) {
    Attempt attempt = s.attempts()[a];
    Entry entry = s.entries()[a];
    if (entry.stored() > 1) {
      return breach(NOTHING_DIALLED_TWICE, "attempt %d reached the dialer twice", a);
    }
    if (attempt.neverReached() && entry.stored() > 0) {
      return breach(
          NOTHING_DIALLED_TWICE, "attempt %d is at the dialer, but closed as never there", a);
    }
    if (attempt.state() == Attempt.State.DONE && !entry.closed()) {
      return breach(
          NOTHING_DIALLED_TWICE, "attempt %d is done, but the dialer will still dial it", a);
    }
    return Optional.empty();
  }

  private Optional<Breach> step(State before, LedgerMove move, int subject, State after) {
    if (move == LedgerMove.EXECUTE || move == LedgerMove.EXECUTE_ONLY) {
      Statement statement = before.air()[subject];
      if (statement.kind().underMandate() && statement.epoch() != before.epoch()) {
        return breach(ONE_ACTIVE, "decided under mandate %d, which is over", statement.epoch());
      }
    }
    for (int c = 0; c < before.contacts().length; c++) {
      if (before.contacts()[c].state() == Contact.State.FINISHED
          && after.contacts()[c].state() != Contact.State.FINISHED) {
        return breach(RESULTS_COUNT_ONCE, "contact %d was finished and moved back", c);
      }
    }
    for (int a = 0; a < before.attempts().length; a++) {
      if (reopened(before.attempts()[a], after.attempts()[a])) {
        return breach(RESULTS_COUNT_ONCE, "attempt %d was closed and changed again", a);
      }
      if (before.batchOf(a).state() == Batch.State.INTENT
          && after.batchOf(a).state() == Batch.State.SENDING
          && before.contactOf(a).withdrawn()
          && after.attempts()[a].isOpen()) {
        return breach(NOBODY_CALLED_WHO_MUST_NOT_BE, "attempt %d is sent, though withdrawn", a);
      }
    }
    return Optional.empty();
  }

  /** Only an absence that was proven wrongly may be corrected, by a result. */
  private static boolean reopened(Attempt before, Attempt after) {
    return !before.isOpen()
        && after.state() != before.state()
        && !(before.state() == Attempt.State.ABSENT && after.state() == Attempt.State.DONE);
  }

  private Optional<Breach> breach(Promise promise, String how, int which) {
    return watched.contains(promise)
        ? Optional.of(new Breach(promise, how.formatted(which)))
        : Optional.empty();
  }
}
