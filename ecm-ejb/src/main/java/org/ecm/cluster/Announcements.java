package org.ecm.cluster;

import java.util.List;
import java.util.Set;

/**
 * What the members of the cluster tell each other without the database. Calls may wait for members
 * that do not answer, and throw.
 */
public interface Announcements {

  /** Tells that this start works with the database; again changes nothing. */
  void announce(NodeIdentity self);

  /** Takes that back. */
  void withdraw();

  /** The starts, this one among them, that members say they are. */
  Set<NodeIdentity> heard();

  /** The members' names, the one that has been there longest first; empty without a cluster. */
  List<String> membersByAge();
}
