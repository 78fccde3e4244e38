package org.ecm.h2;

import java.util.ArrayList;
import net.bytebuddy.asm.Advice;
import org.h2.value.Transfer;

/**
 * Before H2's client forgets a connection that broke or whose answer did not come in time: closes
 * it. H2 leaves that to the garbage collection, and until then the server keeps the transaction and
 * its locks for a client that is still connected.
 */
final class GiveUpConnection {

  private GiveUpConnection() {}

  @Advice.OnMethodEnter
  static void enter(
      @Advice.FieldValue("transferList") ArrayList<Transfer> connections,
      @Advice.Argument(1) int broken) {
    Connections.giveUp(connections.get(broken).getSocket());
  }
}
