package org.ecm.demo.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Which ports are free; another process may still take them a moment later. */
public final class Ports {
  /** The simulator's first port, without offset: REST, then control, then tables. */
  static final int DIALER = 8190;

  /** The embedded database's port for readers. */
  static final int DATABASE = 9092;

  /** What an installation listens on, the node's HTTP, HTTPS, management and JGroups first. */
  private static final List<Integer> ALL =
      List.of(8080, 8443, 9990, 7600, 7601, DIALER, DIALER + 1, DIALER + 2, DATABASE);

  private Ports() {}

  /** The first offset, in steps of 100, at which an installation finds all its ports free. */
  public static OptionalInt freeOffset(int from) {
    return IntStream.iterate(from, offset -> offset < 50_000, offset -> offset + 100)
        .filter(offset -> busy(offset).isEmpty())
        .findFirst();
  }

  /** Those of an installation's ports that are taken. */
  public static List<Integer> busy(int offset) {
    return ALL.stream().map(port -> port + offset).filter(Ports::isTaken).toList();
  }

  private static boolean isTaken(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // A port whose last connections are only waiting to be forgotten is free.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
