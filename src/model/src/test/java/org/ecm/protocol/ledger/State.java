package org.ecm.protocol.ledger;

import java.util.Arrays;

/**
 * Everything there is: the database (the mandate's epoch, contacts, attempts, batches), the dialer
 * (calls by batch, entries by attempt), the nodes, and the statements in the air. Immutable.
 *
 * @param epoch the mandate's row; every taking raises it, so that it also says who holds it
 */
record State(
    int epoch,
    Contact[] contacts,
    Attempt[] attempts,
    Batch[] batches,
    Call[] calls,
    Entry[] entries,
    Node[] nodes,
    Statement[] air) {

  static final int NODES = 2;

  /** All contacts wait, and node A holds the mandate. */
  static State initial(int contactCount) {
    Contact[] contacts = new Contact[contactCount];
    Arrays.fill(contacts, Contact.NEW);
    return new State(
        1,
        contacts,
        new Attempt[0],
        new Batch[0],
        new Call[0],
        new Entry[0],
        new Node[] {Node.STARTED.believes(1), Node.STARTED},
        new Statement[0]);
  }

  static String name(int node) {
    return node == 0 ? "A" : "B";
  }

  State epoch(int next) {
    return new State(next, contacts, attempts, batches, calls, entries, nodes, air);
  }

  State with(int i, Contact contact) {
    return new State(
        epoch, set(contacts, i, contact), attempts, batches, calls, entries, nodes, air);
  }

  State with(int i, Attempt attempt) {
    return new State(
        epoch, contacts, set(attempts, i, attempt), batches, calls, entries, nodes, air);
  }

  State with(int i, Batch batch) {
    return new State(epoch, contacts, attempts, set(batches, i, batch), calls, entries, nodes, air);
  }

  State with(int i, Call call) {
    return new State(epoch, contacts, attempts, batches, set(calls, i, call), entries, nodes, air);
  }

  State with(int i, Entry entry) {
    return new State(epoch, contacts, attempts, batches, calls, set(entries, i, entry), nodes, air);
  }

  State with(int i, Node node) {
    return new State(epoch, contacts, attempts, batches, calls, entries, set(nodes, i, node), air);
  }

  State with(int i, Statement statement) {
    return air(set(air, i, statement));
  }

  /** A new batch, with a call that has not begun. */
  State plus(Batch batch) {
    return new State(
        epoch, contacts, attempts, add(batches, batch), add(calls, Call.NONE), entries, nodes, air);
  }

  /** A new attempt, of which the dialer knows nothing. */
  State plus(Attempt attempt) {
    return new State(
        epoch,
        contacts,
        add(attempts, attempt),
        batches,
        calls,
        add(entries, Entry.NONE),
        nodes,
        air);
  }

  State plus(Statement statement) {
    return air(add(air, statement));
  }

  State minusStatement(int i) {
    Statement[] rest = new Statement[air.length - 1];
    System.arraycopy(air, 0, rest, 0, i);
    System.arraycopy(air, i + 1, rest, i, rest.length - i);
    return air(rest);
  }

  /** Nobody waits for this node's statements any more. */
  State abandonedBy(int node) {
    Statement[] next = air.clone();
    for (int i = 0; i < next.length; i++) {
      next[i] = next[i].node() == node ? next[i].abandoned() : next[i];
    }
    return air(next);
  }

  private State air(Statement[] next) {
    return new State(epoch, contacts, attempts, batches, calls, entries, nodes, next);
  }

  /** The node's feeder, or else its reader, waits for a statement. */
  boolean awaits(int node, boolean feeder) {
    for (Statement statement : air) {
      if (statement.awaited()
          && statement.node() == node
          && statement.kind().byFeeder() == feeder) {
        return true;
      }
    }
    return false;
  }

  /** The contact whose current attempt this is, which is still open. */
  boolean isCurrent(int attempt) {
    return attempts[attempt].isOpen() && contactOf(attempt).current() == attempt;
  }

  Contact contactOf(int attempt) {
    return contacts[attempts[attempt].contact()];
  }

  Batch batchOf(int attempt) {
    return batches[attempts[attempt].batch()];
  }

  /** A living feeder has this batch in hand. */
  boolean attended(int batch) {
    Node node = nodes[batches[batch].node()];
    return node.runs() && node.batch() == batch;
  }

  /** The contacts whose withdrawal is recorded. */
  int withdrawn() {
    int withdrawn = 0;
    for (int c = 0; c < contacts.length; c++) {
      withdrawn |= contacts[c].withdrawn() ? 1 << c : 0;
    }
    return withdrawn;
  }

  boolean finished() {
    for (Contact contact : contacts) {
      if (contact.state() != Contact.State.FINISHED) {
        return false;
      }
    }
    return true;
  }

  private static <T> T[] set(T[] array, int i, T value) {
    T[] copy = array.clone();
    copy[i] = value;
    return copy;
  }

  private static <T> T[] add(T[] array, T value) {
    T[] copy = Arrays.copyOf(array, array.length + 1);
    copy[array.length] = value;
    return copy;
  }
}
