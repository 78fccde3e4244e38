package org.ecm.cluster;

import java.util.Optional;
import java.util.regex.Pattern;

/** A node of a cluster whose database is a file of its own: its settings were forgotten. */
final class OwnDatabase {
  private OwnDatabase() {}

  private static final Pattern EMBEDDED = Pattern.compile("jdbc:h2:(?!tcp:|ssl:).*");

  /**
   * What is wrong, and what to do; empty if nothing is.
   *
   * @param url the database's JDBC address
   * @param hasPeer whether the settings name the nodes of a cluster
   */
  static Optional<String> fault(String url, boolean hasPeer) {
    return hasPeer && EMBEDDED.matcher(url).matches()
        ? Optional.of(
            "The settings ecm.node1.address and ecm.node2.address say that there is another node,"
                + " but this one's database is a file of its own ("
                + url.replaceFirst(";.*", "")
                + "). Set ecm.db.url to the database that both nodes share, and start it again")
        : Optional.empty();
  }
}
