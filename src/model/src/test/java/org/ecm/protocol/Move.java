package org.ecm.protocol;

/** A kind of step. Models list theirs in an enum. */
public interface Move {

  /** A turn for the worse: nobody's work, and not needed for the work to end well. */
  boolean isFault();
}
