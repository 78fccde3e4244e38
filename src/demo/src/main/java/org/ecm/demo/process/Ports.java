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
  /** What a node listens on, without its offset: HTTP, HTTPS, management, JGroups. */
  private static final List<Integer> OF_A_NODE = List.of(8080, 8443, 9990, 7600, 7601);

  private Ports() {}

  /** The first port offset from 0 in steps of 100 at which a node finds all its ports free. */
  public static OptionalInt freeOffset() {
    return IntStream.iterate(0, offset -> offset < 20_000, offset -> offset + 100)
        .filter(offset -> busy(offset).isEmpty())
        .findFirst();
  }

  /** Those of a node's ports that are taken. */
  public static List<Integer> busy(int offset) {
    return OF_A_NODE.stream().map(port -> port + offset).filter(Ports::isTaken).toList();
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
