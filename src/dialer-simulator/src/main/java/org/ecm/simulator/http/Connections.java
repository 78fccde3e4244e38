package org.ecm.simulator.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/** Ends connections without an answer. */
public final class Connections {
  private Connections() {}

  /** Closes the connection; the caller sees its end. */
  public static void drop(Request request, Callback callback) {
    endPoint(request).close();
    callback.failed(new DroppedOnPurpose());
  }

  /** Resets the connection; the caller sees a reset by peer. */
  public static void reset(Request request, Callback callback) throws IOException {
    EndPoint endPoint = wire(request);
    if (endPoint.getTransport() instanceof NetworkChannel channel) {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    }
    endPoint.close();
    drop(request, callback);
  }

  /** The connection itself, below TLS if it speaks that. */
  private static EndPoint wire(Request request) {
    EndPoint endPoint = endPoint(request);
    return endPoint instanceof SslConnection.SslEndPoint secure
        ? secure.getSslConnection().getEndPoint()
        : endPoint;
  }

  /**
   * Keeps the connection open however long it is idle.
   *
   * @return ends that
   */
  public static Runnable keepOpen(Request request) {
    EndPoint endPoint = endPoint(request);
    long idleTimeout = endPoint.getIdleTimeout();
    endPoint.setIdleTimeout(0);
    return () -> endPoint.setIdleTimeout(idleTimeout);
  }

  /** Tells Jetty that there is nothing to report. */
  private static final class DroppedOnPurpose extends EOFException implements QuietException {}

  private static EndPoint endPoint(Request request) {
    return request.getConnectionMetaData().getConnection().getEndPoint();
  }
}
