package org.ecm.protocol.ledger;

import java.util.Set;
import org.ecm.protocol.Rule;

/** What each statement's WHERE asks for, and what it sets. */
final class Writes {

  private final Set<Rule> rules;
  private final ResultWrites results;

  Writes(Set<Rule> rules, int tries) {
    this.rules = rules;
    this.results = new ResultWrites(rules, tries);
  }

  /** The compare-and-set changes at least one row. */
  boolean admits(State s, Statement statement) {
    int on = statement.subject();
    return switch (statement.kind()) {
      case CLAIM -> waiting(s, on) != 0;
      case MARK_SENDING ->
          s.batches()[on].state() == Batch.State.INTENT && !s.batches()[on].callOver();
      case CALL_OVER -> true;
      case ACCEPTED -> isSending(s.batches()[on]);
      case REFUSED -> isSending(s.batches()[on]) || s.batches()[on].state() == Batch.State.INTENT;
      case RETURN -> s.batches()[on].state() == Batch.State.INTENT;
      case IN_DOUBT -> s.batches()[on].state() == Batch.State.SENDING;
      case UNCONFIRMED ->
          s.isCurrent(on)
              && !s.attempts()[on].confirmed()
              && s.contactOf(on).state() == Contact.State.AT_DIALER;
      case VANISHED -> s.isCurrent(on) && s.contactOf(on).state() == Contact.State.AT_DIALER;
      case THERE, LOST -> s.isCurrent(on) && s.contactOf(on).state() == Contact.State.UNKNOWN;
      case SETTLED_BY_HAND ->
          s.contactOf(on).state() == Contact.State.UNKNOWN
              && (s.isCurrent(on) || !rules.contains(Rule.SETTLING_NAMES_THE_CURRENT_ATTEMPT));
      case ABSENT ->
          s.isCurrent(on)
              && s.contactOf(on).state() == Contact.State.UNKNOWN
              && (!rules.contains(Rule.SEEN_IS_NEVER_ABSENT) || !s.attempts()[on].confirmed());
      case RESULT -> results.admits(s, on, statement.result());
      case WITHDRAW ->
          !s.contacts()[on].withdrawn() && s.contacts()[on].state() != Contact.State.FINISHED;
    };
  }

  /** What a statement keeps from what it read: a mark, which contacts it leaves out. */
  int detail(State s, Statement statement) {
    if (statement.kind() != Statement.Kind.MARK_SENDING) {
      return statement.detail();
    }
    return s.withdrawn();
  }

  State commit(State s, Statement statement) {
    int on = statement.subject();
    return switch (statement.kind()) {
      case CLAIM -> claim(s, statement);
      case MARK_SENDING -> markSending(s, on, statement.detail());
      case CALL_OVER -> s.with(on, s.batches()[on].over());
      case ACCEPTED ->
          move(s.with(on, s.batches()[on].to(Batch.State.ACCEPTED)), on, Contact.State.AT_DIALER);
      case REFUSED -> takeBack(s, statement, Batch.State.REFUSED, Attempt.State.REFUSED);
      case RETURN -> takeBack(s, statement, Batch.State.SETTLED, Attempt.State.WITHDRAWN);
      case IN_DOUBT ->
          settle(
              move(s.with(on, s.batches()[on].to(Batch.State.IN_DOUBT)), on, Contact.State.UNKNOWN),
              on);
      case UNCONFIRMED, VANISHED ->
          s.with(contact(s, on), s.contactOf(on).to(Contact.State.UNKNOWN));
      case THERE ->
          settleBatchOf(
              on,
              s.with(on, s.attempts()[on].seen())
                  .with(contact(s, on), s.contactOf(on).to(Contact.State.AT_DIALER)));
      case ABSENT -> close(s, on, Attempt.State.ABSENT, back(s, on, statement));
      case LOST, SETTLED_BY_HAND ->
          close(s, on, Attempt.State.LOST, s.contactOf(on).to(Contact.State.FINISHED));
      case RESULT -> settleBatchOf(on, results.commit(s, statement));
      case WITHDRAW -> s.with(on, s.contacts()[on].withdraw());
    };
  }

  /** What is left of a transaction of several statements if only its first one saw the mandate. */
  State commitFirst(State s, Statement statement) {
    int on = statement.subject();
    return switch (statement.kind()) {
      case ACCEPTED -> s.with(on, s.batches()[on].to(Batch.State.ACCEPTED));
      case REFUSED -> s.with(on, s.batches()[on].to(Batch.State.REFUSED));
      case RETURN -> s.with(on, s.batches()[on].to(Batch.State.SETTLED));
      case IN_DOUBT -> s.with(on, s.batches()[on].to(Batch.State.IN_DOUBT));
      case ABSENT -> s.with(contact(s, on), back(s, on, statement));
      default -> commit(s, statement);
    };
  }

  /** The contacts whose current attempt is open and belongs to the batch. */
  static int contactsOf(State s, int batch) {
    int contacts = 0;
    for (int a = 0; a < s.attempts().length; a++) {
      if (s.attempts()[a].batch() == batch && s.isCurrent(a)) {
        contacts |= 1 << s.attempts()[a].contact();
      }
    }
    return contacts;
  }

  private boolean isSending(Batch batch) {
    return batch.state() == Batch.State.SENDING
        || !rules.contains(Rule.MARK_BEFORE_WRITE) && batch.state() == Batch.State.INTENT;
  }

  private static int waiting(State s, int wanted) {
    int waiting = 0;
    for (int c = 0; c < s.contacts().length; c++) {
      waiting |= s.contacts()[c].state() == Contact.State.WAITING ? 1 << c : 0;
    }
    return waiting & wanted;
  }

  private static State claim(State s, Statement statement) {
    Batch batch =
        new Batch(
            Batch.State.INTENT, statement.epoch(), statement.node(), statement.detail(), false);
    State claimed = s.plus(batch);
    int claimable = waiting(s, statement.subject());
    for (int c = 0; c < s.contacts().length; c++) {
      if ((claimable & 1 << c) != 0) {
        claimed =
            claimed
                .with(c, s.contacts()[c].claimedBy(claimed.attempts().length))
                .plus(Attempt.open(c, s.batches().length));
      }
    }
    return claimed;
  }

  private static State markSending(State s, int batch, int leftOut) {
    State marked = s.with(batch, s.batches()[batch].to(Batch.State.SENDING));
    boolean empty = true;
    for (int a = 0; a < s.attempts().length; a++) {
      Attempt attempt = s.attempts()[a];
      if (attempt.batch() != batch) {
        continue;
      }
      if (!attempt.isOpen()) {
        marked = marked.with(a, attempt.leftOut());
      } else if ((leftOut & 1 << attempt.contact()) != 0) {
        marked =
            marked
                .with(a, attempt.to(Attempt.State.WITHDRAWN).leftOut())
                .with(attempt.contact(), s.contactOf(a).back());
      } else {
        empty = false;
      }
    }
    return empty ? marked.with(batch, marked.batches()[batch].to(Batch.State.SETTLED)) : marked;
  }

  /** Moves the batch's contacts that are still claimed. */
  private State move(State s, int batch, Contact.State to) {
    State moved = s;
    for (int a = 0; a < s.attempts().length; a++) {
      if (s.attempts()[a].batch() == batch
          && isOurs(s, a)
          && s.contactOf(a).state() == Contact.State.CLAIMED) {
        moved = moved.with(contact(s, a), s.contactOf(a).to(to));
      }
    }
    return moved;
  }

  private State takeBack(
      State s, Statement statement, Batch.State batchTo, Attempt.State attemptTo) {
    int batch = statement.subject();
    State taken = s.with(batch, s.batches()[batch].to(batchTo));
    for (int a = 0; a < s.attempts().length; a++) {
      if (s.attempts()[a].batch() == batch && isOurs(s, a) && s.attempts()[a].isOpen()) {
        taken =
            taken.with(a, s.attempts()[a].to(attemptTo)).with(contact(s, a), back(s, a, statement));
      }
    }
    return taken;
  }

  /** Where a contact goes whose attempt never reached the dialer. */
  private Contact back(State s, int attempt, Statement decided) {
    Contact contact = s.contactOf(attempt);
    if (rules.contains(Rule.GIVING_BACK_HEEDS_THE_ROW)) {
      return contact.back();
    }
    boolean withdrawn = (decided.detail() & 1 << contact(s, attempt)) != 0;
    return contact.to(withdrawn ? Contact.State.FINISHED : Contact.State.WAITING);
  }

  private boolean isOurs(State s, int attempt) {
    return s.isCurrent(attempt) || !rules.contains(Rule.BATCH_MARKS_TOUCH_THEIR_OWN_ATTEMPTS);
  }

  private static State close(State s, int attempt, Attempt.State to, Contact contact) {
    return settleBatchOf(
        attempt, s.with(attempt, s.attempts()[attempt].to(to)).with(contact(s, attempt), contact));
  }

  private static State settleBatchOf(int attempt, State s) {
    return settle(s, s.attempts()[attempt].batch());
  }

  /** A batch in doubt is settled when none of its contacts is unknown any more. */
  private static State settle(State s, int batch) {
    if (s.batches()[batch].state() != Batch.State.IN_DOUBT) {
      return s;
    }
    for (int a = 0; a < s.attempts().length; a++) {
      if (s.attempts()[a].batch() == batch
          && s.isCurrent(a)
          && s.contactOf(a).state() == Contact.State.UNKNOWN) {
        return s;
      }
    }
    return s.with(batch, s.batches()[batch].to(Batch.State.SETTLED));
  }

  private static int contact(State s, int attempt) {
    return s.attempts()[attempt].contact();
  }
}
