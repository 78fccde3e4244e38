package org.ecm.h2;

import net.bytebuddy.asm.Advice;

/** Around the method of H2 that collects the roots of all maps. */
final class Collection {

  private Collection() {}

  @Advice.OnMethodEnter
  static void enter() {
    Gate.enterCollection();
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit() {
    Gate.leaveCollection();
  }
}
