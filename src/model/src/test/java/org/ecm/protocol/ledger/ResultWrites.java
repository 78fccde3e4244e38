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

  State commit(State s, Statement read) {
    int a = read.subject();
    Contact contact = s.contactOf(a);
    int c = s.attempts()[a].contact();
    if (read.result() == Statement.NOT_FINAL) {
      return s.with(a, s.attempts()[a].seen()).with(c, contact.to(Contact.State.AT_DIALER));
    }
    State done = s.with(a, s.attempts()[a].to(Attempt.State.DONE)).with(c, contact.counted());
    return s.attempts()[a].state() == Attempt.State.ABSENT
        ? afterWrongProof(done, read)
        : follow(done, read);
  }

  /** An attempt that was settled as absent has a result after all. */
  private State afterWrongProof(State s, Statement read) {
    Contact contact = s.contactOf(read.subject());
    int newer = contact.current();
    boolean cameToNothing = newer == read.subject() || s.attempts()[newer].neverReached();
    if (contact.state() == Contact.State.WAITING && cameToNothing) {
      return follow(s, read);
    }
    if (contact.state() == Contact.State.CLAIMED
        && s.batchOf(newer).state() == Batch.State.INTENT) {
      return follow(s.with(newer, s.attempts()[newer].to(Attempt.State.WITHDRAWN)), read);
    }
    return s;
  }

  private State follow(State s, Statement read) {
    int c = s.attempts()[read.subject()].contact();
    boolean again = read.result() == Entry.Result.NO_ANSWER.ordinal() && done(s, c) < tries;
    return s.with(
        c, again ? back(s.contacts()[c], read) : s.contacts()[c].to(Contact.State.FINISHED));
  }

  private Contact back(Contact contact, Statement read) {
    if (rules.contains(Rule.WHAT_FOLLOWS_HEEDS_THE_ROW)) {
      return contact.back();
    }
    boolean withdrawn = read.detail() >= Statement.SEEN_WITHDRAWN;
    return contact.to(withdrawn ? Contact.State.FINISHED : Contact.State.WAITING);
  }

  private static int done(State s, int c) {
    int done = 0;
    for (Attempt attempt : s.attempts()) {
      done += attempt.contact() == c && attempt.state() == Attempt.State.DONE ? 1 : 0;
    }
    return done;
  }
}
