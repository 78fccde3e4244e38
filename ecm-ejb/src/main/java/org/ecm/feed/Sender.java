package org.ecm.feed;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import org.ecm.cluster.Mandate;
import org.ecm.cluster.MandateSeat;
import org.ecm.database.Database;
import org.ecm.dialer.Delivery;
import org.ecm.dialer.DialerGateway;
import org.ecm.dialer.DialerUnreachableException;
import org.ecm.dialer.SendOutcome;
import org.jboss.logging.Logger;

/**
 * Sends a claimed batch once: fresh connection, SENDING mark, one request, and whatever the outcome
 * the record that the call is over (rules 2.3 and 2.4).
 */
class Sender {

  private static final Logger LOG = Logger.getLogger(Sender.class);

  private final Database database;
  private final Batches batches;
  private final FeedSettings settings;
  private final Clock clock;
  private final Mandate mandate;
  private final MandateSeat seat;
  private final CallOvers callOvers;

  Sender(
      Database database,
      Batches batches,
      FeedSettings settings,
      Clock clock,
      Mandate mandate,
      MandateSeat seat,
      CallOvers callOvers) {
    this.database = database;
    this.batches = batches;
    this.settings = settings;
    this.clock = clock;
    this.mandate = mandate;
    this.seat = seat;
    this.callOvers = callOvers;
  }

  /** What a send came to, for the pace of the next one. */
  enum Result {
    ACCEPTED,
    NOBODY_LEFT,
    TRY_LATER,
    BAD_CONTENT,
    IN_DOUBT
  }

  /**
   * Sends the batch.
   *
   * @param calling the campaigns that may hand out contacts at this moment
   * @param culprit whether a contact that the dialer refuses alone is refused for good
   */
  Result send(
      long batch,
      List<ClaimedContact> claimed,
      DialerTarget target,
      DialerGateway gateway,
      Set<Long> calling,
      LongPredicate culprit) {
    try (Delivery delivery = gateway.open(target.externalId())) {
      List<ClaimedContact> left = markSending(batch, claimed, calling);
      if (left.isEmpty()) {
        return Result.NOBODY_LEFT;
      }
      LOG.infof(
          "Batch %d: SENDING %d contacts to dialer campaign %s", batch, left.size(), target.name());
      SendOutcome outcome = write(delivery, left);
      delivery.close(); // first of all: once the call is recorded as over, no byte may leave
      callOvers.add(batch, outcome instanceof SendOutcome.NotSent, detail(outcome));
      callOvers.record();
      return apply(batch, left, outcome, culprit);
    } catch (DialerUnreachableException e) {
      LOG.debugf("Batch %d: %s", batch, e.getMessage());
      mandate.decide(database, h -> batches.abandonIntent(h, batch, clock.instant()));
      return Result.TRY_LATER;
    }
  }

  private List<ClaimedContact> markSending(
      long batch, List<ClaimedContact> claimed, Set<Long> calling) {
    try {
      return mandate.decide(
          database, h -> batches.markSending(h, batch, claimed, calling, clock.instant()));
    } catch (RuntimeException e) {
      // The mark may have happened; what is certain is that nothing was and will be written.
      callOvers.add(batch, true, "the SENDING mark failed");
      throw e;
    }
  }

  private SendOutcome write(Delivery delivery, List<ClaimedContact> contacts) {
    if (!seat.allows(mandate)) {
      return new SendOutcome.NotSent("the mandate ended before the request was written");
    }
    try {
      return delivery.send(
          contacts.stream().map(ClaimedContact::outbound).toList(), settings.sendLimit());
    } catch (RuntimeException e) {
      LOG.error("A request failed in an unforeseen way", e);
      return new SendOutcome.InDoubt(e.toString());
    }
  }

  private Result apply(
      long batch, List<ClaimedContact> sent, SendOutcome outcome, LongPredicate culprit) {
    if (outcome instanceof SendOutcome.Accepted) {
      decide(h -> batches.accepted(h, batch, clock.instant()));
      LOG.infof("Batch %d: ACCEPTED", batch);
      return Result.ACCEPTED;
    }
    if (outcome instanceof SendOutcome.InDoubt) {
      decide(h -> batches.inDoubt(h, batch, "SENDING", detail(outcome), clock.instant()));
      LOG.warnf("Batch %d: IN_DOUBT %s", batch, detail(outcome));
      return Result.IN_DOUBT;
    }
    LOG.warnf("Batch %d: REFUSED %s", batch, detail(outcome));
    if (outcome instanceof SendOutcome.BadContent) {
      contentRefused(batch, sent, culprit);
      return Result.BAD_CONTENT;
    }
    decide(h -> batches.refused(h, batch, clock.instant(), null));
    return Result.TRY_LATER;
  }

  /** One that stands alone makes room for the others, until it is known whether it is to blame. */
  private void contentRefused(long batch, List<ClaimedContact> sent, LongPredicate culprit) {
    Instant now = clock.instant();
    boolean alone = sent.size() == 1;
    if (alone && culprit.test(sent.get(0).contact())) {
      decide(h -> batches.refusedForGood(h, batch, now));
    } else {
      Instant notBefore = alone ? now.plus(settings.busyDelay()) : null;
      decide(h -> batches.refused(h, batch, now, notBefore));
    }
  }

  private void decide(Database.Work<?> work) {
    KnownOutcome.decide(mandate, database, work);
  }

  private static String detail(SendOutcome outcome) {
    String detail = outcome.detail();
    return detail.length() <= 500 ? detail : detail.substring(0, 500);
  }
}
