package org.ecm.cluster;

import java.util.Optional;

/**
 * The table of mandates. Each method is one auto-committed statement on its own small pool (rule
 * 1.3): nobody holds a lock on a mandate's row across a pause of a client.
 */
public interface MandateStore {

  /** The row, or empty if the name was never held. */
  Optional<MandateRow> read(String name);

  /** Creates a row that nobody holds; harmless if it exists. */
  void create(String name);

  /**
   * Takes the mandate if the row is still as it was seen; empty if another was faster, or if this
   * incarnation was reported dead.
   */
  Optional<Mandate> take(MandateRow seen, String holder, String incarnation);

  /** Raises the beat; false if the mandate is no longer this one. */
  boolean renew(Mandate mandate);

  /** Gives the mandate back; no effect on a newer epoch or incarnation (rule 1.5). */
  void release(Mandate mandate);

  /** Gives back whatever this incarnation of a node holds, for one that died (rule 1.5). */
  void releaseAll(NodeIdentity dead);
}
