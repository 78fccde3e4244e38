package org.ecm.h2;

import net.bytebuddy.asm.Advice;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** Before a row is changed: writes the file if more is unsaved than H2 wants to keep in memory. */
final class WriteBeforeChange {

  private WriteBeforeChange() {}

  @Advice.OnMethodEnter
  static void enter(@Advice.FieldValue("map") MVMap<?, ?> map) {
    MVStore store = map.getStore();
    if (!Gate.isInChange()
        && store.getAutoCommitMemory() > 0
        && store.getUnsavedMemory() > store.getAutoCommitMemory()) {
      store.tryCommit();
    }
  }
}
