package org.ecm.session;

import java.util.OptionalInt;
import net.bytebuddy.asm.Advice;

/**
 * After WildFly has measured a session's attributes to write their length before them: says that it
 * does not know. Else it would turn them into bytes a second time to write them; they may have
 * grown since, and nothing behind them could be read any more. Without a length in advance it
 * writes them once, and then counts.
 */
final class UnknownSize {

  private UnknownSize() {}

  @Advice.OnMethodExit
  static void exit(@Advice.Return(readOnly = false) OptionalInt size) {
    size = OptionalInt.empty();
  }
}
