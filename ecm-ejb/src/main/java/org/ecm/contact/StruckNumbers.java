package org.ecm.contact;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecm.database.Chunks;
import org.ecm.dialer.Disposition;
import org.ecm.strategy.CallStrategy;
import org.jdbi.v3.core.Handle;

/**
 * The numbers that are no good for a contact, as its own attempts have shown: one of them ended
 * with a disposition after which the strategy goes on with another phone. Such a number is never
 * called again for that contact, in this pass of the strategy or a later one. Attempts are read in
 * the caller's transaction, once for all contacts that it decides on.
 */
public final class StruckNumbers {

  private record Called(long contact, String number) {}

  private final Map<Called, Set<Disposition>> endings;

  private StruckNumbers(Map<Called, Set<Disposition>> endings) {
    this.endings = endings;
  }

  /** What the attempts of these contacts have shown so far. */
  public static StruckNumbers of(Handle h, Collection<Long> contacts) {
    Map<Called, Set<Disposition>> endings = new HashMap<>();
    for (List<Long> chunk : Chunks.of(contacts)) {
      h.createQuery(
              "select contact_id, number, disposition from attempt"
                  + " where contact_id in (<contacts>) and disposition is not null")
          .bindList("contacts", chunk)
          .map(
              (row, context) ->
                  Map.entry(
                      new Called(row.getLong("contact_id"), row.getString("number")),
                      Disposition.valueOf(row.getString("disposition"))))
          .forEach(
              ended ->
                  endings
                      .computeIfAbsent(ended.getKey(), any -> EnumSet.noneOf(Disposition.class))
                      .add(ended.getValue()));
    }
    return new StruckNumbers(endings);
  }

  /** Whether the strategy must not call the number for this contact again. */
  public boolean covers(long contact, String number, CallStrategy strategy) {
    return endings.getOrDefault(new Called(contact, number), Set.of()).stream()
        .anyMatch(strategy::strikesOut);
  }
}
