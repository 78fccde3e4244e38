package org.ecm.portal.donotcall;

import org.ecm.donotcall.Recorded;
import org.ecm.portal.Texts;

/**
 * What came of adding a number, for its user: who does not call it and until when, what was there
 * before, and what became of contacts.
 *
 * @param number as it was entered
 * @param campaign name of the only campaign that the entry is for; null for all
 */
record Added(String number, String campaign, LastDay last, Recorded recorded) {

  String text(Texts texts) {
    String scope =
        campaign == null
            ? texts.say("donotcall.added.all")
            : texts.say("donotcall.added.campaign", campaign);
    return entry(texts, scope)
        + " "
        + texts.say(
            "donotcall.added.contacts",
            recorded.otherPhone() + recorded.finished() + recorded.cutOut(),
            recorded.tooLate());
  }

  private String entry(Texts texts, String scope) {
    if (recorded.kept() > 0) {
      return texts.say("donotcall.added.kept", number, scope);
    }
    String end =
        last.day() == null
            ? texts.say("donotcall.added.forGood")
            : texts.say("donotcall.added.until", last.day());
    String key = recorded.renewed() > 0 ? "donotcall.added.renewed" : "donotcall.added";
    return texts.say(key, number, scope, end);
  }
}
