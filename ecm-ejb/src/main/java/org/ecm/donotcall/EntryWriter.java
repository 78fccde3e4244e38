package org.ecm.donotcall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.LongSupplier;
import org.ecm.contact.CallPlans;
import org.ecm.contact.Rerouting;
import org.ecm.contact.Rerouting.Outcome;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Writes entries and takes the affected contacts off their numbers, in one transaction (rule 2.8).
 * Numbers and contacts are gone through in one order, so that two writers do not wait for each
 * other in a circle.
 */
final class EntryWriter {

  private record Affected(long contact, String number) {}

  private final Handle h;
  private final CallPlans plans;
  private final DoNotCallTerms terms;
  private final String actor;
  private final Instant now;

  EntryWriter(Handle h, CallPlans plans, DoNotCallTerms terms, String actor, Instant now) {
    this.h = h;
    this.plans = plans;
    this.terms = terms;
    this.actor = actor;
    this.now = now;
  }

  /** Writes a chunk of numbers, at most 1000. */
  Recorded write(SortedSet<String> numbers, LongSupplier ids) {
    Set<String> known = new HashSet<>(known(numbers));
    int renewed = renew(known);
    if (renewed < known.size()) {
      // Those not renewed last longer, or were removed since they were read.
      known.retainAll(known(known));
    }
    List<String> fresh = new ArrayList<>(numbers);
    fresh.removeAll(known);
    insert(fresh, ids);
    // A long upload may pass the end that it names.
    Map<Outcome, Integer> outcomes = terms.areInForce(now) ? takeOff(numbers) : Map.of();
    return new Recorded(
        fresh.size(),
        renewed,
        known.size() - renewed,
        outcomes.getOrDefault(Outcome.OTHER_PHONE, 0),
        outcomes.getOrDefault(Outcome.FINISHED, 0),
        outcomes.getOrDefault(Outcome.CUT_OUT, 0),
        outcomes.getOrDefault(Outcome.TOO_LATE, 0));
  }

  private List<String> known(Set<String> numbers) {
    return h.createQuery(
            "select number from do_not_call where number in (<numbers>) and campaign_id = :campaign")
        .bindList("numbers", numbers)
        .bind("campaign", terms.campaignColumn())
        .mapTo(String.class)
        .list();
  }

  /**
   * Gives entries these terms, but for those that last longer: who asked not to be called is not
   * called sooner because somebody asked again. The row decides, not what was read before.
   */
  private int renew(Set<String> known) {
    if (known.isEmpty()) {
      return 0;
    }
    String noLonger = terms.expiresAt() == null ? "" : " and expires_at <= :expires";
    return h.createUpdate(
            "update do_not_call set reason = :reason, source = :source, expires_at = :expires,"
                + " created_by = :actor, created_at = :now"
                + " where number in (<numbers>) and campaign_id = :campaign"
                + noLonger)
        .bindList("numbers", known)
        .bind("campaign", terms.campaignColumn())
        .bind("reason", terms.reason())
        .bind("source", terms.source())
        .bind("expires", terms.expiresAt())
        .bind("actor", actor)
        .bind("now", now)
        .execute();
  }

  private void insert(List<String> fresh, LongSupplier ids) {
    PreparedBatch batch =
        h.prepareBatch(
            "insert into do_not_call (id, number, campaign_id, reason, source, expires_at,"
                + " created_by, created_at)"
                + " values (:id, :number, :campaign, :reason, :source, :expires, :actor, :now)");
    for (String number : fresh) {
      batch
          .bind("id", ids.getAsLong())
          .bind("number", number)
          .bind("campaign", terms.campaignColumn())
          .bind("reason", terms.reason())
          .bind("source", terms.source())
          .bind("expires", terms.expiresAt())
          .bind("actor", actor)
          .bind("now", now)
          .add();
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  private Map<Outcome, Integer> takeOff(Set<String> numbers) {
    Rerouting rerouting = new Rerouting(h, plans, now);
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    for (Affected hit : affected(numbers)) {
      outcomes.merge(rerouting.takeOff(hit.contact(), hit.number()), 1, Integer::sum);
    }
    return outcomes;
  }

  private List<Affected> affected(Set<String> numbers) {
    return h.createQuery(
            "select id, next_number from contact where next_number in (<numbers>)"
                + " and state in ('WAITING', 'CLAIMED', 'AT_DIALER', 'UNKNOWN')"
                + " and (:campaign = 0 or campaign_id = :campaign) order by id")
        .bindList("numbers", numbers)
        .bind("campaign", terms.campaignColumn())
        .map((row, context) -> new Affected(row.getLong(1), row.getString(2)))
        .list();
  }
}
