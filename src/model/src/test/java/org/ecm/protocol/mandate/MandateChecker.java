package org.ecm.protocol.mandate;

import java.util.Optional;
import org.ecm.protocol.Breach;
import org.ecm.protocol.Promise;

/** Judges a step: who may decide, and how the row changed hands. */
record MandateChecker(Clocks clocks) {

  Optional<Breach> judge(MandateState before, MandateState after) {
    if (clocks.mayDecide(after.first()) && clocks.mayDecide(after.second())) {
      return breach("both nodes may decide");
    }
    for (int n = 0; n < 2; n++) {
      if (clocks.mayDecide(after.seat(n)) && !after.isHeldBy(n)) {
        return breach(MandateState.name(n) + " may decide under a mandate that is over");
      }
    }
    boolean changed = after.holder() != before.holder() || before.released() && !after.released();
    if (after.epoch() < before.epoch() || changed && after.epoch() == before.epoch()) {
      return breach("the mandate changed hands and its epoch did not rise");
    }
    return Optional.empty();
  }

  private static Optional<Breach> breach(String how) {
    return Optional.of(new Breach(Promise.ONE_ACTIVE, how));
  }
}
