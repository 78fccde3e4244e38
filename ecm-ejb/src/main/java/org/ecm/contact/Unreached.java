package org.ecm.contact;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.ecm.campaign.Funnel;
import org.ecm.dialer.Disposition;

/**
 * The outcomes after which another call makes sense: nobody was reached, but somebody may be next
 * time. A wrong number or a wrong person stays wrong, and who was spoken to has been reached.
 */
public final class Unreached {
  private Unreached() {}

  /** The outcomes. */
  public static final Set<Disposition> OUTCOMES =
      Set.copyOf(
          EnumSet.of(
              Disposition.NO_ANSWER,
              Disposition.BUSY,
              Disposition.ANSWERING_MACHINE,
              Disposition.AGENT_REJECTED,
              Disposition.CUSTOMER_ABANDONED,
              Disposition.DIALER_ABANDONED,
              Disposition.FAILED));

  /** How many finished contacts of a campaign have each of these outcomes, the most first. */
  public static Map<Disposition, Long> in(Funnel funnel) {
    Map<Disposition, Long> found = new LinkedHashMap<>();
    OUTCOMES.stream()
        .filter(outcome -> funnel.finishedByOutcome().containsKey(outcome.name()))
        .sorted(
            Comparator.comparing((Disposition o) -> funnel.finishedByOutcome().get(o.name()))
                .reversed()
                .thenComparing(Comparator.naturalOrder()))
        .forEach(outcome -> found.put(outcome, funnel.finishedByOutcome().get(outcome.name())));
    return found;
  }
}
