package org.ecm.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ecm.cluster.Mandate;
import org.ecm.cluster.MandateLostException;
import org.ecm.contact.Reason;
import org.ecm.contact.StruckNumbers;
import org.ecm.strategy.CallStrategy;
import org.ecm.strategy.Next;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Claims due contacts for a batch (rule 2.1): checks who may not be called (P6), writes the intent
 * and opens the attempts, all in the caller's one short transaction.
 *
 * <p>Contacts at the head of a lane that may not be called are moved out of the way at once, so
 * that no later claim looks at them again before their time.
 */
class Claim {

  private final Mandate mandate;
  private final DialerTarget target;
  private final FeedSettings settings;
  private final Instant now;
  private final AttemptIds ids;

  Claim(Mandate mandate, DialerTarget target, FeedSettings settings, Instant now, AttemptIds ids) {
    this.mandate = mandate;
    this.target = target;
    this.settings = settings;
    this.now = now;
    this.ids = ids;
  }

  /**
   * Claims what may be called of the candidates; the others are moved out of the way.
   *
   * @param batchId chosen before the transaction, so that an unknown commit can be read back
   * @param attemptIds as many as there are candidates
   * @param probe whether the batch only probes the dialer
   * @return the contacts of the batch; empty if none could be claimed, then there is no batch
   */
  List<ClaimedContact> run(
      Handle h, List<Candidate> candidates, long batchId, List<Long> attemptIds, boolean probe) {
    CandidateMoves moves = new CandidateMoves(mandate, now);
    List<ClaimedContact> wanted = decide(h, candidates, attemptIds, moves);
    Set<Long> taken = moves.write(h);
    List<ClaimedContact> claimed =
        wanted.stream().filter(c -> taken.contains(c.contact())).toList();
    if (!claimed.isEmpty()) {
      writeIntent(h, batchId, claimed.size(), probe);
      openAttempts(h, batchId, claimed, candidates);
    }
    return claimed;
  }

  /** Plans what becomes of each; returns those to be claimed, in the order of urgency. */
  private List<ClaimedContact> decide(
      Handle h, List<Candidate> candidates, List<Long> attemptIds, CandidateMoves moves) {
    List<String> numbers = candidates.stream().map(Candidate::number).toList();
    Suppressions.DoNotCall doNotCall = Suppressions.doNotCall(h, allNumbers(candidates), now);
    Set<String> taken = new HashSet<>(Suppressions.busy(h, target.id(), numbers));
    StruckNumbers struck =
        StruckNumbers.of(
            h,
            candidates.stream()
                .filter(c -> doNotCall.covers(c.number(), c.plan().id()))
                .map(Candidate::id)
                .toList());
    List<ClaimedContact> wanted = new ArrayList<>();
    for (Candidate c : candidates) {
      if (doNotCall.covers(c.number(), c.plan().id())) {
        avoidNumber(moves, c, doNotCall, struck);
      } else if (!taken.add(c.number())) {
        moves.postpone(
            c, Reason.NUMBER_BUSY, c.target(c.step(), c.number(), now.plus(settings.busyDelay())));
      } else {
        ClaimedContact claimed = claimed(c, attemptIds.get(wanted.size()));
        moves.claim(c, claimed.attempt());
        wanted.add(claimed);
      }
    }
    return wanted;
  }

  private void avoidNumber(
      CandidateMoves moves, Candidate c, Suppressions.DoNotCall doNotCall, StruckNumbers struck) {
    CallStrategy strategy = c.plan().strategy();
    Next next =
        strategy.instead(
            c.step(),
            c.phones(),
            n -> !doNotCall.covers(n, c.plan().id()) && !struck.covers(c.id(), n, strategy),
            c.dueAt());
    if (next instanceof Next.Attempt attempt) {
      moves.postpone(
          c, Reason.DO_NOT_CALL, c.target(attempt.step(), attempt.number(), attempt.dueAt()));
    } else {
      moves.finish(c, Reason.DO_NOT_CALL);
    }
  }

  private ClaimedContact claimed(Candidate c, long attempt) {
    return new ClaimedContact(
        c.id(), c.plan().id(), attempt, ids.next(), c.number(), c.firstName(), c.lastName());
  }

  private static List<String> allNumbers(List<Candidate> candidates) {
    return candidates.stream().flatMap(c -> c.phones().stream()).filter(Objects::nonNull).toList();
  }

  private void writeIntent(Handle h, long batchId, int size, boolean probe) {
    int written =
        h.createUpdate(
                "insert into batch (id, dialer_campaign_id, state, open_state, epoch, holder,"
                    + " incarnation, size, probe, created_at, call_over, not_sent, settle_tries)"
                    + " select :id, :target, 'INTENT', 'INTENT', :m_epoch, :m_holder,"
                    + " :m_incarnation, :size, :probe, :now, 0, 0, 0 where "
                    + Mandate.FENCE)
            .bind("id", batchId)
            .bind("target", target.id())
            .bind("size", size)
            .bind("probe", probe)
            .bind("now", now)
            .bindMap(mandate.bindings())
            .execute();
    if (written == 0) {
      throw new MandateLostException(mandate);
    }
  }

  private void openAttempts(
      Handle h, long batchId, List<ClaimedContact> claimed, List<Candidate> candidates) {
    Map<Long, Integer> steps = new HashMap<>();
    candidates.forEach(c -> steps.put(c.id(), c.step()));
    PreparedBatch batch =
        h.prepareBatch(
            "insert into attempt (id, contact_id, campaign_id, dialer_campaign_id, batch_id,"
                + " account_number, number, step, state, open_contact_key, open_number_key,"
                + " sweep_at, in_window, confirmed, redialled, created_at) values (:id, :contact,"
                + " :campaign, :target, :batch, :account, :number, :step, 'OPEN', :contact,"
                + " :openNumber, :now, 1, 0, 0, :now)");
    for (ClaimedContact c : claimed) {
      batch
          .bind("id", c.attempt())
          .bind("contact", c.contact())
          .bind("campaign", c.campaign())
          .bind("target", target.id())
          .bind("batch", batchId)
          .bind("account", c.accountNumber())
          .bind("number", c.number())
          .bind("step", steps.get(c.contact()))
          .bind("openNumber", Suppressions.openKey(target.id(), c.number()))
          .bind("now", now)
          .add();
    }
    batch.execute();
  }
}
