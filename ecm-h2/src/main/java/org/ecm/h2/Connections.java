package org.ecm.h2;

import java.io.IOException;
import java.net.Socket;
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
