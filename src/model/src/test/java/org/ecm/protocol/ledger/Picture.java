package org.ecm.protocol.ledger;

/** A state in one line, for traces. */
final class Picture {

  private Picture() {}

  static String of(State s) {
    StringBuilder line = new StringBuilder("epoch ").append(s.epoch());
    for (int c = 0; c < s.contacts().length; c++) {
      Contact contact = s.contacts()[c];
      line.append(", contact ").append(c).append(' ').append(contact.state());
      line.append(contact.withdrawn() ? " (withdrawn)" : "");
    }
    for (int b = 0; b < s.batches().length; b++) {
      Call call = s.calls()[b];
      line.append(", batch ").append(b).append(' ').append(s.batches()[b].state());
      line.append(call.line() == Call.Line.NONE ? "" : " line " + call.line());
      line.append(call.bytes() == Call.Bytes.NONE ? "" : " bytes " + call.bytes());
    }
    for (int a = 0; a < s.attempts().length; a++) {
      Entry entry = s.entries()[a];
      line.append(", attempt ").append(a).append(' ').append(s.attempts()[a].state());
      line.append(entry.stored() == 0 ? "" : " dialer " + entry.status());
      line.append(entry.history() ? " in history" : "");
      line.append(entry.stored() > 1 ? " TWICE" : "");
    }
    return line.toString();
  }
}
