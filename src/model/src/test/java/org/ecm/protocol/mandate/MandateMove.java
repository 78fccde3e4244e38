package org.ecm.protocol.mandate;

import org.ecm.protocol.Move;

/** Every kind of step. */
enum MandateMove implements Move {
  TICK("time passes"),
  LOOK("{node} looks at the row"),
  RENEW("{node} sends a renewal"),
  TAKE("{node} sends its statement to take the mandate"),
  RELEASE("{node} gives the mandate up and sends the release"),
  COMMIT("the database commits what {node} sent"),
  COMMIT_LATE("the database commits what {node} waits for no more"),
  COMMIT_RELEASE("the database commits {node}'s release"),
  RECEIVE("{node} reads the answer"),
  LOSE_ANSWER("{node}'s answer is lost", true),
  GIVE_UP("{node} waits no longer for an answer", true),
  FREEZE("{node}'s process freezes", true),
  THAW("{node}'s process thaws"),
  SUSPEND("{node}'s machine is suspended, and its clock with it", true),
  RESUME("{node}'s machine resumes"),
  DRIFT("time passes and {node}'s clock misses it", true),
  JUMP("the database's clock jumps", true);

  private final String text;
  private final boolean fault;

  MandateMove(String text) {
    this(text, false);
  }

  MandateMove(String text, boolean fault) {
    this.text = text;
    this.fault = fault;
  }

  @Override
  public boolean isFault() {
    return fault;
  }

  String describe(int node) {
    return text.replace("{node}", MandateState.name(node));
  }
}
