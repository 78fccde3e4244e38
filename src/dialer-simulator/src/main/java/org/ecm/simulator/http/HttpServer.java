package org.ecm.simulator.http;

import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** An HTTP/1.1 server on one port. Start and stop may be repeated; the port stays. */
public final class HttpServer implements AutoCloseable {
  private final Server server;
  private final ServerConnector connector;

  /**
   * @param port 0 for any; the port found at the first start is kept
   * @param idleTimeoutMillis after which an idle connection is closed
   * @param tls null for plain HTTP
   */
  public HttpServer(
      String name, String host, int port, long idleTimeoutMillis, Tls tls, Handler handler) {
    var threads = new QueuedThreadPool(100, 4);
    threads.setName(name);
    threads.setDaemon(true);
    server = new Server(threads);
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    var protocol = new HttpConnectionFactory(http);
    connector =
        tls == null
            ? new ServerConnector(server, 1, 1, protocol)
            : new ServerConnector(
                server, 1, 1, AbstractConnectionFactory.getFactories(tls.context(), protocol));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(idleTimeoutMillis);
    server.addConnector(connector);
    server.setHandler(handler);
    server.setStopTimeout(0);
  }

  public void start() throws Exception {
    server.start();
    connector.setPort(connector.getLocalPort());
  }

  /** Closes the port and all connections without waiting for requests under way. */
  public void stop() throws Exception {
    server.stop();
  }

  public int port() {
    return connector.getPort();
  }

  @Override
  public void close() throws Exception {
    stop();
    server.destroy();
  }
}
