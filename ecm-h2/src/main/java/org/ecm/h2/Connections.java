package org.ecm.h2;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.Socket;
import java.util.List;
import jdk.net.ExtendedSocketOptions;

/**
 * Connections between H2's client and its server, so that both notice the end of one as other
 * databases do: a transaction whose client is gone must not keep its locks.
 */
public final class Connections {

  // SQL Server's: Microsoft Learn, "TCP/IP properties", Keep Alive, and the interval below it.
  private static final int IDLE_SECONDS = 30;
  private static final int INTERVAL_SECONDS = 1;
  private static final int PROBES = 10;

  private Connections() {}

  /** A client gives a connection up: closes it without sending what it has not sent yet. */
  public static void giveUp(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Then it is gone.
    }
  }

  /**
   * Gives up the connections of a client's session, whatever its thread is doing with them. A
   * session of an embedded database has none.
   *
   * @param session H2's, a class that is not seen from here
   */
  public static void abort(Object session) {
    try {
      Field transfers = session.getClass().getDeclaredField("transferList");
      transfers.setAccessible(true);
      for (Object transfer : List.copyOf((List<?>) transfers.get(session))) {
        giveUp((Socket) transfer.getClass().getMethod("getSocket").invoke(transfer));
      }
    } catch (NoSuchFieldException e) {
      // Embedded.
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Not the version of H2 that this is for", e);
    }
  }

  /** The server looks from time to time whether a silent client is still there. */
  public static void watch(Socket socket) {
    try {
      socket.setKeepAlive(true);
      socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS);
      socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, INTERVAL_SECONDS);
      socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
    } catch (IOException | UnsupportedOperationException e) {
      // The system's own, longer times hold.
    }
  }
}
