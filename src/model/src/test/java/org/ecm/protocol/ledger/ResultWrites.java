package org.ecm.protocol.ledger;

import java.util.Set;
import org.ecm.protocol.Rule;

/** Applying what was read of a dialer's record, and the strategy's next step. */
final class ResultWrites {

  private final Set<Rule> rules;
  private final int tries;

  ResultWrites(Set<Rule> rules, int tries) {
    this.rules = rules;
    this.tries = tries;
  }

  boolean admits(State s, int a, int detail) {
    if (!rules.contains(Rule.RESULT_NAMES_THE_CURRENT_ATTEMPT)) {
      return s.contactOf(a).busy();
    }
    if (s.attempts()[a].state() == Attempt.State.ABSENT) {
      return detail != Statement.NOT_FINAL;
    }
    boolean news = detail != Statement.NOT_FINAL || !s.attempts()[a].confirmed();
    return s.isCurrent(a) && s.contactOf(a).busy() && news;
  }

  State commit(State s, int a, int detail) {
    Contact contact = s.contactOf(a);
    int c = s.attempts()[a].contact();
    if (detail == Statement.NOT_FINAL) {
      return s.with(a, s.attempts()[a].seen()).with(c, contact.to(Contact.State.AT_DIALER));
    }
    State done = s.with(a, s.attempts()[a].to(Attempt.State.DONE)).with(c, contact.counted());
    Entry.Result result = Entry.Result.values()[detail];
    return s.attempts()[a].state() == Attempt.State.ABSENT
        ? afterWrongProof(done, a, result)
        : follow(done, c, result);
  }

  /** An attempt that was settled as absent has a result after all. */
  private State afterWrongProof(State s, int a, Entry.Result result) {
    Contact contact = s.contactOf(a);
    int c = s.attempts()[a].contact();
    int newer = contact.current();
    if (contact.state() == Contact.State.WAITING && newer == a) {
      return follow(s, c, result);
    }
    if (contact.state() == Contact.State.CLAIMED
        && s.batchOf(newer).state() == Batch.State.INTENT) {
      return follow(s.with(newer, s.attempts()[newer].to(Attempt.State.WITHDRAWN)), c, result);
    }
    return s;
  }

  private State follow(State s, int c, Entry.Result result) {
    Contact contact = s.contacts()[c];
    boolean again = result == Entry.Result.NO_ANSWER && done(s, c) < tries;
    return s.with(c, again ? contact.back() : contact.to(Contact.State.FINISHED));
  }

  private static int done(State s, int c) {
    int done = 0;
    for (Attempt attempt : s.attempts()) {
      done += attempt.contact() == c && attempt.state() == Attempt.State.DONE ? 1 : 0;
    }
    return done;
  }
}
