package org.ecm.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ecm.cluster.Mandate;
import org.ecm.cluster.MandateLostException;
import org.ecm.contact.ContactState;
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
    List<Candidate> callable = setOthersAside(h, candidates);
    if (callable.isEmpty()) {
      return List.of();
    }
    List<ClaimedContact> claimed = take(h, callable, attemptIds);
    if (!claimed.isEmpty()) {
      writeIntent(h, batchId, claimed.size(), probe);
      openAttempts(h, batchId, claimed, callable);
    }
    return claimed;
  }

  private List<Candidate> setOthersAside(Handle h, List<Candidate> candidates) {
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
    ContactMoves aside = new ContactMoves(mandate, now);
    List<Candidate> callable = new ArrayList<>();
    for (Candidate c : candidates) {
      if (c.isExpired(now)) {
        move(aside, c, ContactState.FINISHED, Reason.EXPIRED, stay(c, now));
      } else if (doNotCall.covers(c.number(), c.plan().id())) {
        avoidNumber(aside, c, doNotCall, struck);
      } else if (!taken.add(c.number())) {
        move(
            aside,
            c,
            ContactState.WAITING,
            Reason.NUMBER_BUSY,
            stay(c, now.plus(settings.busyDelay())));
      } else {
        callable.add(c);
      }
    }
    aside.write(h);
    return callable;
  }

  private void avoidNumber(
      ContactMoves aside, Candidate c, Suppressions.DoNotCall doNotCall, StruckNumbers struck) {
    CallStrategy strategy = c.plan().strategy();
    Next next =
        strategy.instead(
            c.step(),
            c.phones(),
            n -> !doNotCall.covers(n, c.plan().id()) && !struck.covers(c.id(), n, strategy),
            now);
    if (next instanceof Next.Attempt attempt) {
      move(
          aside,
          c,
          ContactState.WAITING,
          Reason.DO_NOT_CALL,
          c.target(attempt.step(), attempt.number(), attempt.dueAt()));
    } else {
      move(aside, c, ContactState.FINISHED, Reason.DO_NOT_CALL, stay(c, now));
    }
  }

  private static void move(
      ContactMoves moves, Candidate c, ContactState to, Reason reason, ContactMoves.Target target) {
    moves.move(c.id(), List.of(ContactState.WAITING), 0, to, reason.name(), target, 0);
  }

  private static ContactMoves.Target stay(Candidate c, Instant due) {
    return c.target(c.step(), c.number(), due);
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

  private List<ClaimedContact> take(Handle h, List<Candidate> callable, List<Long> attemptIds) {
    Map<Long, ClaimedContact> wanted = new LinkedHashMap<>();
    for (int i = 0; i < callable.size(); i++) {
      Candidate c = callable.get(i);
      wanted.put(
          c.id(),
          new ClaimedContact(
              c.id(),
              c.plan().id(),
              attemptIds.get(i),
              ids.next(),
              c.number(),
              c.firstName(),
              c.lastName()));
    }
    // Locks in the order of ids, as all writers do; the batch keeps the order of urgency.
    List<Candidate> ordered =
        callable.stream().sorted(Comparator.comparingLong(Candidate::id)).toList();
    int[] counts = mark(h, ordered, wanted);
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 0) {
        wanted.remove(ordered.get(i).id());
      }
    }
    return List.copyOf(wanted.values());
  }

  /** A callback may have moved a contact to another time or zone since it was looked at. */
  private int[] mark(Handle h, List<Candidate> ordered, Map<Long, ClaimedContact> wanted) {
    PreparedBatch batch =
        h.prepareBatch(
            "update contact set state = 'CLAIMED', reason = 'CLAIMED', current_attempt = :attempt,"
                + " sending = 0, cut_reason = null, updated_at = :now"
                + " where id = :id and state = 'WAITING' and next_number = :number"
                + " and call_zone = :zone and due_at <= :now and "
                + Mandate.FENCE);
    for (Candidate c : ordered) {
      batch
          .bind("attempt", wanted.get(c.id()).attempt())
          .bind("now", now)
          .bind("id", c.id())
          .bind("number", c.number())
          .bind("zone", c.callZone())
          .bindMap(mandate.bindings())
          .add();
    }
    return batch.execute();
  }

  private void openAttempts(
      Handle h, long batchId, List<ClaimedContact> claimed, List<Candidate> callable) {
    Map<Long, Integer> steps = new HashMap<>();
    callable.forEach(c -> steps.put(c.id(), c.step()));
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
