package org.ecm.protocol.ledger;

import org.ecm.protocol.Move;

/** Every kind of step. Faults stop when a recovery is judged; the rest must then end well. */
enum LedgerMove implements Move {
  EXECUTE("the database executes {statement}"),
  EXECUTE_ONLY("the database executes {statement} and does not commit yet", true),
  EXECUTE_IN_VAIN("the database executes {statement}, which changes nothing"),
  COMMIT("the database commits {statement}"),
  ROLL_BACK("the database rolls {statement} back", true),
  LOSE_CONNECTION("{node} loses its database connection during {statement}", true),

  TAKE_FREE("{node} takes the mandate that nobody holds"),
  TAKE_OVER("{node} takes the mandate from the other", true),
  NOTICE("{node} finds its mandate taken"),
  FORGET("{node} drops its mandate (past its deadline)", true),
  CRASH("{node} crashes", true),
  RESTART("{node} starts again and registers"),
  FREEZE("{node} freezes", true),
  THAW("{node} thaws"),
  WATCHDOG_KILLS("the watchdog kills {node}, which stands still"),
  WITHDRAW("a user withdraws contact {subject}", true),
  SETTLE_BY_HAND("a user of {node} settles attempt {subject} as lost", true),

  CLAIM("{node} decides to claim contacts {set}"),
  CONNECT("{node} connects to the dialer for batch {subject}"),
  CANNOT_CONNECT("{node} cannot connect for batch {subject}", true),
  MARK("{node} asks to mark batch {subject} SENDING"),
  ABANDON("{node} abandons batch {subject}: its mandate is gone"),
  WRITE("{node} writes the request of batch {subject}"),
  WRITE_SLOWLY("{node} writes batch {subject}'s request, which stays in its kernel", true),
  WRITE_HEAD("{node} writes the head of batch {subject}'s request", true),
  WRITE_REST("{node} writes the rest of batch {subject}'s request"),
  WRITE_AGAIN("{node}'s HTTP client repeats the request of batch {subject}", true),
  TIME_OUT("{node} gives up waiting and closes batch {subject}'s call", true),
  RECEIVE("{node} reads the answer for batch {subject}"),
  NOTICE_CLOSED("{node} finds batch {subject}'s connection closed"),
  RECORD_CALL_OVER("{node} asks to record that batch {subject}'s call is over"),

  RETURN("{node} finds batch {subject} never sent"),
  DOUBT("{node} finds batch {subject} in doubt"),
  DOUBT_EARLY("{node} finds attempt {subject} unconfirmed, not having read", true),
  DOUBT_UNCONFIRMED("{node} finds attempt {subject} unconfirmed for long"),
  LOOK_UP("{node} starts to look attempt {subject} up at the dialer"),
  LOOK_FURTHER("{node} looks further for attempt {subject}"),
  DOUBT_VANISHED("{node} finds attempt {subject} no longer shown"),
  GIVE_UP("{node} gives attempt {subject} up as lost", true),
  GIVE_UP_VANISHED("{node} gives attempt {subject} up, which was deleted at the dialer"),
  READ_RESULT("{node} reads the dialer's record of attempt {subject}"),
  READ_AGAIN("{node} reads the record of attempt {subject} once more", true),

  DELIVER("the request of batch {subject} reaches the dialer"),
  STORE("the dialer stores batch {subject} and says so"),
  STORE_SILENTLY("the dialer stores batch {subject} and does not answer", true),
  STORE_UNSEEN("the dialer stores batch {subject}, which the read source does not show", true),
  DROP_ROWS("the dialer drops batch {subject}'s rows silently", true),
  REFUSE("the dialer refuses batch {subject}", true),
  ANSWER_EARLY("the dialer says that it took batch {subject}, before it stores it", true),
  ANSWER("the dialer answers that it took batch {subject}"),
  CLOSE_IDLE("the dialer closes batch {subject}'s idle connection", true),
  CLOSE_ABANDONED("the dialer closes batch {subject}'s abandoned connection"),
  SHOW("the read source shows attempt {subject}"),
  DIAL_REACHED("the dialer calls attempt {subject}: reached"),
  DIAL_NO_ANSWER("the dialer calls attempt {subject}: no answer"),
  ASK_CALLBACK("the dialer calls attempt {subject}: call back later", true),
  CALLBACK_TO_PENDING("the dialer makes the callback of attempt {subject} pending again", true),
  DELETE("somebody deletes attempt {subject} at the dialer", true),
  MIDNIGHT("midnight: the dialer moves closed rows to its history", true);

  private final String text;
  private final boolean fault;

  LedgerMove(String text) {
    this(text, false);
  }

  LedgerMove(String text, boolean fault) {
    this.text = text;
    this.fault = fault;
  }

  @Override
  public boolean isFault() {
    return fault;
  }

  String describe(State before, int actor, int subject) {
    String described =
        text.replace("{node}", State.name(actor))
            .replace("{set}", Integer.toBinaryString(subject))
            .replace("{subject}", String.valueOf(subject));
    return text.contains("{statement}")
        ? described.replace("{statement}", before.air()[subject].toString())
        : described;
  }
}
