package org.ecm.results;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.ecm.campaign.CampaignPlan;
import org.ecm.campaign.CampaignPlans;
import org.ecm.campaign.CampaignState;
import org.ecm.cluster.Mandate;
import org.ecm.contact.CallZones;
import org.ecm.contact.ContactState;
import org.ecm.contact.Reason;
import org.ecm.contact.StruckNumbers;
import org.ecm.dialer.DialerRecord;
import org.ecm.feed.AttemptClosing;
import org.ecm.feed.ContactMoves;
import org.ecm.feed.LedgerMovedException;
import org.ecm.feed.Suppressions;
import org.ecm.strategy.Next;
import org.jdbi.v3.core.Handle;

/**
 * Closes attempts with their final results and lets the strategy decide what follows; in the
 * caller's transaction.
 */
class FinalResults {

  private static final List<ContactState> IN_FLIGHT =
      List.of(ContactState.CLAIMED, ContactState.AT_DIALER, ContactState.UNKNOWN);

  private final CampaignPlans plans;
  private final ResultSettings settings;
  private final Clock clock;

  FinalResults(CampaignPlans plans, ResultSettings settings, Clock clock) {
    this.plans = plans;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Applies final results, at most one for each attempt.
   *
   * @throws LedgerMovedException if the ledger moved under the work
   */
  void apply(Handle h, List<Ruled> finals, Mandate mandate) {
    if (finals.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Suppressions.DoNotCall doNotCall =
        Suppressions.doNotCall(
            h,
            finals.stream()
                .flatMap(r -> r.attempt().phones().stream())
                .filter(Objects::nonNull)
                .toList(),
            now);
    StruckNumbers struck =
        StruckNumbers.of(h, finals.stream().map(r -> r.attempt().contact()).toList());
    ContactMoves moves = new ContactMoves(mandate, now);
    AttemptClosing closing = new AttemptClosing(mandate, now);
    Map<Long, CampaignPlan> campaigns = new HashMap<>();
    for (Ruled r : finals) {
      OpenAttempt a = r.attempt();
      CampaignPlan plan = campaigns.computeIfAbsent(a.campaign(), id -> plans.of(h, id));
      Predicate<String> callable =
          n ->
              !doNotCall.covers(n, a.campaign()) && !struck.covers(a.contact(), n, plan.strategy());
      follow(moves, r, plan, callable, now);
      closing.add(a.id(), "DONE", r.record().disposition().name(), code(r.record()));
      if (r.withdrawsNewer()) {
        closing.add(a.currentAttempt(), "WITHDRAWN", null, null);
      }
    }
    long closings = finals.size() + finals.stream().filter(Ruled::withdrawsNewer).count();
    Set<Long> missed = moves.write(h);
    int closed = closing.write(h, "OPEN", "ABSENT");
    if (!missed.isEmpty() || closed != closings) {
      throw new LedgerMovedException(missed.size() + " contacts");
    }
  }

  private void follow(
      ContactMoves moves, Ruled r, CampaignPlan plan, Predicate<String> callable, Instant now) {
    OpenAttempt a = r.attempt();
    String disposition = r.record().disposition().name();
    Next next =
        plan.strategy()
            .after(a.step(), a.number(), r.record().disposition(), a.phones(), callable, now);
    boolean goesOn = next instanceof Next.Attempt;
    Optional<Reason> end =
        plan.state() == CampaignState.DELETED ? Optional.of(Reason.WITHDRAWN) : a.endsAfterThis();
    if (next instanceof Next.Attempt attempt && end.isEmpty()) {
      Instant due = now.plus(settings.scaled(Duration.between(now, attempt.dueAt())));
      String zone = CallZones.of(a.timeZone(), attempt.number(), plan.zone().getId());
      moves.move(
          seen(r),
          ContactState.WAITING,
          disposition,
          new ContactMoves.Target(
              a.campaign(), a.priority(), attempt.step(), attempt.number(), zone, due),
          1);
    } else {
      moves.move(
          seen(r),
          ContactState.FINISHED,
          goesOn ? end.map(Reason::name).orElse(disposition) : disposition,
          new ContactMoves.Target(
              a.campaign(), a.priority(), a.step(), a.number(), a.callZone(), now),
          1);
    }
  }

  /**
   * What the contact was seen to be cut out for goes with it: somebody who asks during the call not
   * to be called again may do so until the row is written.
   */
  private static ContactMoves.Seen seen(Ruled r) {
    OpenAttempt a = r.attempt();
    if (r.withdrawsNewer()) {
      return new ContactMoves.Seen(
          a.contact(), List.of(ContactState.CLAIMED), a.currentAttempt(), true, a.cutReason());
    }
    List<ContactState> states =
        a.state().equals("OPEN") ? IN_FLIGHT : List.of(ContactState.WAITING);
    return new ContactMoves.Seen(a.contact(), states, a.currentAttempt(), false, a.cutReason());
  }

  private static String code(DialerRecord record) {
    return record.status() + "/" + record.result();
  }
}
