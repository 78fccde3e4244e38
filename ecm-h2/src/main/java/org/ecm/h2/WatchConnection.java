package org.ecm.h2;

import java.net.Socket;
import net.bytebuddy.asm.Advice;

/** After H2's server took a connection: lets it notice a client that is gone without a word. */
final class WatchConnection {

  private WatchConnection() {}

  @Advice.OnMethodExit
  static void exit(@Advice.Argument(0) Socket socket) {
    Connections.watch(socket);
  }
}
