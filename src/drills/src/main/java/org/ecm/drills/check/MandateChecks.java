package org.ecm.drills.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.ecm.drills.check.Evidence.Decision;
import org.ecm.drills.load.MandateWatch.Sight;

/**
 * One active (P3). The mandates are seen in the database, a moment after they changed there; a
 * decision carries a time that was read before it was committed. So a decision that is later than
 * the first sight of a newer epoch was certainly taken under an old mandate; and so was one of
 * Contact Feed that was not in the ledger then ({@link StaleDecisions}), whatever its time.
 */
final class MandateChecks {
  /** Mandates of imports, which are given up after each. */
  private static final String IMPORT = "import:";

  /** Whoever has renewed is the holder for so long (rule 1.7). */
  private static final long RENEWAL_LASTS_NANOS = 1_500_000_000L;

  private MandateChecks() {}

  static List<Finding> judge(Evidence evidence) {
    return List.of(
        new Finding("P3", "an epoch has one holder, and epochs only rise", terms(evidence)),
        new Finding(
            "P3",
            "nothing was decided under a mandate after a newer one had taken effect",
            Stream.concat(tooLate(evidence), evidence.stale().stream()).toList()),
        new Finding(
            "P3",
            "what was decided under an epoch was decided by its holder",
            strangers(evidence).toList()),
        new Finding("P3", "no component moved once both nodes were ready again", moves(evidence)));
  }

  private static List<String> terms(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    Map<String, Sight> last = new HashMap<>();
    for (Sight sight : evidence.sights()) {
      Sight before = last.put(sight.name(), sight);
      if (before == null) {
        continue;
      }
      if (sight.epoch() < before.epoch()) {
        breaches.add(sight + " after " + before);
      } else if (sight.epoch() == before.epoch()
          && !sight.incarnation().equals(before.incarnation())) {
        breaches.add(sight + " and " + before + ", of two processes");
      }
    }
    return breaches;
  }

  private static Stream<String> tooLate(Evidence evidence) {
    return evidence.decisions().stream()
        .filter(
            decision -> {
              Instant newer = firstNewer(evidence, decision);
              return newer != null && decision.at().isAfter(newer);
            })
        .map(decision -> decision + ", newer since " + firstNewer(evidence, decision));
  }

  /** When an epoch newer than the decision's was first seen; null if none was. */
  private static Instant firstNewer(Evidence evidence, Decision decision) {
    return evidence.sights().stream()
        .filter(sight -> sight.name().equals(decision.component()))
        .filter(sight -> sight.epoch() > decision.epoch())
        .map(Sight::at)
        .findFirst()
        .orElse(null);
  }

  /** Neither a node that returns nor a merge pulls anything back (rule 1.6). */
  private static List<String> moves(Evidence evidence) {
    List<String> breaches = new ArrayList<>();
    Map<String, Sight> keepers = new HashMap<>();
    for (Sight sight : evidence.sights()) {
      boolean holds = sight.nanos() > evidence.settled() - RENEWAL_LASTS_NANOS;
      if (!holds || sight.released() || sight.dead() || sight.name().startsWith(IMPORT)) {
        continue;
      }
      Sight before = keepers.put(sight.name(), sight);
      if (before != null
          && sight.nanos() > evidence.settled()
          && !sight.holder().equals(before.holder())) {
        breaches.add(sight + " at " + sight.at() + ", before that with " + before.holder());
      }
    }
    return breaches;
  }

  private static Stream<String> strangers(Evidence evidence) {
    Map<String, String> incarnations = new HashMap<>();
    evidence
        .sights()
        .forEach(sight -> incarnations.put(sight.name() + sight.epoch(), sight.incarnation()));
    return evidence.decisions().stream()
        .filter(decision -> decision.incarnation() != null)
        .filter(decision -> incarnations.containsKey(decision.component() + decision.epoch()))
        .filter(
            decision ->
                !Objects.equals(
                    decision.incarnation(),
                    incarnations.get(decision.component() + decision.epoch())))
        .map(Object::toString);
  }
}
