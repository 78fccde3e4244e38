package org.ecm.simulator.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.tools.Server;

/** Serves the tables over H2's TCP protocol; a stop drops all its connections. */
public final class JdbcServer {
  private final Path directory;
  private final String host;
  private final boolean remote;
  private int port;
  private Server server;

  /**
   * @param port 0 for any; the port found at the first start is kept
   * @param remote accept connections from other machines too
   */
  public JdbcServer(Path directory, String host, boolean remote, int port) {
    this.directory = directory;
    this.host = host;
    this.remote = remote;
    this.port = port;
  }

  public synchronized void start() throws SQLException {
    if (server != null) {
      return;
    }
    String base = directory.toAbsolutePath().toString();
    server =
        remote
            ? Server.createTcpServer(
                "-tcpPort", "" + port, "-baseDir", base, "-ifExists", "-tcpAllowOthers")
            : Server.createTcpServer("-tcpPort", "" + port, "-baseDir", base, "-ifExists");
    server.start();
    port = server.getPort();
  }

  public synchronized void stop() {
    if (server != null) {
      server.stop();
      server = null;
    }
  }

  public String url() {
    return "jdbc:h2:tcp://" + host + ":" + port + "/" + Database.NAME;
  }
}
