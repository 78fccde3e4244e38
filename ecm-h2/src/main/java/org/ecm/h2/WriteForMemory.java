package org.ecm.h2;

import net.bytebuddy.asm.Advice;

/**
 * Around the method by which H2 writes the file early, when much is unsaved: not in the midst of a
 * change, which would wait for itself. {@link WriteBeforeChange} does it in time.
 */
final class WriteForMemory {

  private WriteForMemory() {}

  @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
  static boolean enter() {
    return Gate.isInChange();
  }
}
