package org.ecm.h2;

import net.bytebuddy.asm.Advice;

/**
 * {@link java.sql.Connection#abort} of H2's client, which does nothing: closes the connection to
 * the server under the thread that uses it, so that the server rolls its transaction back.
 */
final class AbortConnection {

  private AbortConnection() {}

  @Advice.OnMethodEnter
  static void enter(@Advice.FieldValue("session") Object session) {
    Connections.abort(session);
  }
}
