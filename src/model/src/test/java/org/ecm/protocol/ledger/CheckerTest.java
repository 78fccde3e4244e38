package org.ecm.protocol.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.ecm.protocol.Breach;
import org.ecm.protocol.Promise;
import org.ecm.protocol.Rule;
import org.junit.jupiter.api.Test;

/** The checker and the recovery, each on a history with a planted breach. */
class CheckerTest {

  private static final Batch SENDING = new Batch(Batch.State.SENDING, 1, 0, 1, false);
  private static final Entry PENDING = Entry.NONE.store(true);

  /** One contact, its first attempt being sent. */
  private static final State SENT =
      State.initial(1)
          .plus(SENDING)
          .plus(Attempt.open(0, 0))
          .with(0, Contact.NEW.claimedBy(0))
          .with(0, Node.STARTED.believes(1).feeds(Node.Phase.SENT, 0));

  private final Checker checker = new Checker(EnumSet.allOf(Promise.class));

  @Test
  void aHealthyHistoryHasNoBreach() {
    assertThat(stepTo(SENT)).isEmpty();
    assertThat(stepTo(SENT.with(0, PENDING))).isEmpty();
  }

  @Test
  void twoLiveRecordsOfAContactAreSeen() {
    State twice = SENT.plus(Attempt.open(0, 0)).with(0, PENDING).with(1, PENDING);
    assertBreach(stepTo(twice), Promise.NOTHING_DIALLED_TWICE, "will dial contact 0 twice");
  }

  @Test
  void twoOpenAttemptsOfAContactAreSeen() {
    State twice = SENT.plus(Attempt.open(0, 0));
    assertBreach(stepTo(twice), Promise.NOTHING_DIALLED_TWICE, "two open attempts");
  }

  @Test
  void anAttemptThatReachesTheDialerTwiceIsSeen() {
    State twice = SENT.with(0, PENDING.store(true));
    assertBreach(stepTo(twice), Promise.NOTHING_DIALLED_TWICE, "reached the dialer twice");
  }

  @Test
  void anAttemptAtTheDialerThatCountsAsAbsentIsSeen() {
    State absent =
        SENT.with(0, PENDING)
            .with(0, Attempt.open(0, 0).to(Attempt.State.ABSENT))
            .with(0, Contact.NEW.claimedBy(0).back());
    assertBreach(stepTo(absent), Promise.NOTHING_DIALLED_TWICE, "closed as never there");
  }

  @Test
  void anAttemptThatEndsWhileTheDialerGoesOnIsSeen() {
    State done =
        SENT.with(0, PENDING)
            .with(0, Attempt.open(0, 0).to(Attempt.State.DONE))
            .with(0, Contact.NEW.claimedBy(0).back().counted());
    assertBreach(stepTo(done), Promise.NOTHING_DIALLED_TWICE, "will still dial it");
  }

  @Test
  void aResultCountedTwiceIsSeen() {
    State twice = SENT.with(0, SENT.contacts()[0].counted());
    assertBreach(stepTo(twice), Promise.RESULTS_COUNT_ONCE, "counted other results");
  }

  @Test
  void aClosedAttemptThatChangesIsSeen() {
    State withdrawn =
        SENT.with(0, Attempt.open(0, 0).to(Attempt.State.WITHDRAWN))
            .with(0, Contact.NEW.claimedBy(0).back());
    State refused = withdrawn.with(0, Attempt.open(0, 0).to(Attempt.State.REFUSED));
    assertBreach(
        checker.check(withdrawn, LedgerMove.COMMIT, 0, refused),
        Promise.RESULTS_COUNT_ONCE,
        "changed again");
  }

  @Test
  void aFinishedContactThatMovesBackIsSeen() {
    State finished = State.initial(1).with(0, Contact.NEW.to(Contact.State.FINISHED));
    assertBreach(
        checker.check(finished, LedgerMove.COMMIT, 0, State.initial(1)),
        Promise.RESULTS_COUNT_ONCE,
        "moved back");
  }

  @Test
  void aContactInNoStateThatFitsItsAttemptsIsSeen() {
    State waiting = SENT.with(0, SENT.contacts()[0].back());
    assertBreach(stepTo(waiting), Promise.NOTHING_LOST, "its attempts disagree");
  }

  @Test
  void aContactInNobodysHandsIsSeen() {
    State forgotten = SENT.with(0, SENDING.to(Batch.State.SETTLED));
    assertBreach(stepTo(forgotten), Promise.NOTHING_LOST, "nobody's hands");
  }

  @Test
  void aStatementThatWorksUnderAnOldMandateIsSeen() {
    Statement old = Statement.awaited(Statement.Kind.ACCEPTED, 0, 1, 0, 0);
    State takenOver = SENT.plus(old).epoch(2);
    assertBreach(
        checker.check(takenOver, LedgerMove.EXECUTE, 0, SENT.epoch(2)),
        Promise.ONE_ACTIVE,
        "mandate that is over");
  }

  @Test
  void aWithdrawnContactThatWaitsOrIsSentIsSeen() {
    Contact withdrawn = new Contact(Contact.State.WAITING, -1, true, 0);
    assertBreach(
        stepTo(State.initial(1).with(0, withdrawn)),
        Promise.NOBODY_CALLED_WHO_MUST_NOT_BE,
        "waits to be called");
    State intent =
        SENT.with(0, SENDING.to(Batch.State.INTENT)).with(0, SENT.contacts()[0].withdraw());
    assertBreach(
        checker.check(intent, LedgerMove.COMMIT, 0, intent.with(0, SENDING)),
        Promise.NOBODY_CALLED_WHO_MUST_NOT_BE,
        "withdrawn in time");
  }

  @Test
  void aRecoveryThatEndsBadlyIsSeen() {
    Set<LedgerMove> moves = EnumSet.allOf(LedgerMove.class);
    LedgerModel healthy = new LedgerModel(Rule.all(), new Bounds(1, 1, 1, moves));
    assertThat(healthy.recoveryFails(SENT)).isEmpty();
    moves.remove(LedgerMove.LOOK_UP);
    LedgerModel blind = new LedgerModel(Rule.all(), new Bounds(1, 1, 1, moves));
    assertThat(blind.recoveryFails(SENT))
        .hasValueSatisfying(
            trace -> assertThat(trace.breach().promise()).isEqualTo(Promise.HEALS_ITSELF));
  }

  /** A step that changes nothing else: only the state it leads to is judged. */
  private Optional<Breach> stepTo(State state) {
    return checker.check(state, LedgerMove.COMMIT, 0, state);
  }

  private static void assertBreach(Optional<Breach> breach, Promise promise, String how) {
    assertThat(breach)
        .hasValueSatisfying(
            b -> {
              assertThat(b.promise()).isEqualTo(promise);
              assertThat(b.how()).contains(how);
            });
  }
}
