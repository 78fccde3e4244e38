package org.ecm.cluster;

import java.util.Optional;
import java.util.regex.Pattern;

/** A database that is a file of the node's own, and what can be wrong with that. */
final class OwnDatabase {
  private OwnDatabase() {}

  private static final Pattern EMBEDDED = Pattern.compile("jdbc:h2:(?!tcp:|ssl:).*");

  /** Set by the Java agent of {@code ecm-h2.jar}. */
  private static final String GUARD = "org.ecm.h2.guard";

  /**
   * A node of a cluster has one: its settings were forgotten. What is wrong, and what to do; empty
   * if nothing is.
   *
   * @param url the database's JDBC address
   * @param hasPeer whether the settings name the nodes of a cluster
   */
  static Optional<String> fault(String url, boolean hasPeer) {
    return hasPeer && isFile(url)
        ? Optional.of(
            "The settings ecm.node1.address and ecm.node2.address say that there is another node,"
                + " but this one's database is a file of its own ("
                + url.replaceFirst(";.*", "")
                + "). Set ecm.db.url to the database that both nodes share, and start it again")
        : Optional.empty();
  }

  /**
   * The server was not started by our options: the file may be damaged when the process is killed.
   *
   * @param url the database's JDBC address
   */
  static Optional<String> risk(String url) {
    return isFile(url) && System.getProperty(GUARD) == null
        ? Optional.of(
            "Nothing guards the database's file ("
                + url.replaceFirst(";.*", "")
                + ") when this process is killed: it may be damaged then, and contacts be lost or"
                + " called twice. Start the server with RUN_CONF=.../wildfly-config/node.conf, or"
                + " with that file's -javaagent and jboss.modules.system.pkgs")
        : Optional.empty();
  }

  private static boolean isFile(String url) {
    return EMBEDDED.matcher(url).matches();
  }
}
