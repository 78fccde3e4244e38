package org.ecm.h2;

import net.bytebuddy.asm.Advice;

/** Around a method of H2 that changes maps: one change for the {@link Gate}. */
final class Change {

  private Change() {}

  @Advice.OnMethodEnter
  static void enter() {
    Gate.enterChange();
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit() {
    Gate.leaveChange();
  }
}
