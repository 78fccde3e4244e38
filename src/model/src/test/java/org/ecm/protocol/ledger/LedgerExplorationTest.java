package org.ecm.protocol.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecm.protocol.ledger.LedgerMove.ASK_CALLBACK;
import static org.ecm.protocol.ledger.LedgerMove.CALLBACK_TO_PENDING;
import static org.ecm.protocol.ledger.LedgerMove.CRASH;
import static org.ecm.protocol.ledger.LedgerMove.FREEZE;
import static org.ecm.protocol.ledger.LedgerMove.SETTLE_BY_HAND;
import static org.ecm.protocol.ledger.LedgerMove.TIME_OUT;
import static org.ecm.protocol.ledger.LedgerMove.WITHDRAW;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.ecm.protocol.Exploration;
import org.ecm.protocol.Explorer;
import org.ecm.protocol.Promise;
import org.ecm.protocol.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every interleaving for one contact. A node that takes no step is frozen, so freezing needs no
 * step of its own here. {@code -Decm.model.faults=1} adds faults to each exploration: ten to twenty
 * times the states for each.
 */
class LedgerExplorationTest {

  private static final int MORE_FAULTS = Integer.getInteger("ecm.model.faults", 0);
  private static final int LIMIT = 100_000_000;

  /** One contact that is called twice if it does not answer; what may happen to it. */
  private static Bounds calledUpTo(int tries) {
    return settledByHand(tries).without(SETTLE_BY_HAND);
  }

  /** As {@link #calledUpTo}, and a user may settle it once it is unknown. */
  private static Bounds settledByHand(int tries) {
    return new Bounds(1, 1, tries, EnumSet.allOf(LedgerMove.class)).without(FREEZE);
  }

  @Test
  void oneCallKeepsThePromisesUnderThreeFaults() {
    Bounds bounds = calledUpTo(1).without(WITHDRAW, ASK_CALLBACK, CALLBACK_TO_PENDING);
    assertKept(bounds, 3);
  }

  @Test
  void aSecondCallKeepsThePromisesUnderAFault() {
    assertKept(calledUpTo(2).without(WITHDRAW), 1);
  }

  @Test
  void aWithdrawalKeepsThePromisesWithAFault() {
    assertKept(calledUpTo(1).without(ASK_CALLBACK, CALLBACK_TO_PENDING), 2);
  }

  @Test
  void aUsersSettlementKeepsThePromisesWithAFault() {
    assertKept(settledByHand(1).without(WITHDRAW, ASK_CALLBACK, CALLBACK_TO_PENDING), 2);
  }

  @Test
  void aUsersSettlementKeepsThePromisesBetweenTwoCrashes() {
    assertKept(settledByHandBetweenCrashes(), 3);
  }

  /** Two attempts in a row may become unknown, and an order for the first meet the second. */
  private static Bounds settledByHandBetweenCrashes() {
    Set<LedgerMove> few = EnumSet.allOf(LedgerMove.class);
    few.removeIf(LedgerMove::isFault);
    few.addAll(Set.of(CRASH, SETTLE_BY_HAND));
    return new Bounds(1, 1, 1, few);
  }

  private static void assertKept(Bounds bounds, int faults) {
    Exploration all =
        Explorer.explore(new LedgerModel(Rule.all(), bounds), faults + MORE_FAULTS, LIMIT);
    System.out.println(all);
    assertThat(all.trace()).as(all.toString()).isEmpty();
    assertThat(all.complete()).isTrue();
  }

  /**
   * Even where a proof of absence was wrong (here because none was asked for), the result that
   * comes late counts once, and no contact is lost or moves backwards.
   */
  @Test
  void aLateResultAfterAWrongProofCountsOnce() {
    LedgerModel model =
        new LedgerModel(
            Rule.allBut(Rule.ABSENT_NEEDS_THE_PROCESSING_TIME),
            calledUpTo(2).without(WITHDRAW, ASK_CALLBACK, CALLBACK_TO_PENDING),
            EnumSet.of(Promise.NOTHING_LOST, Promise.RESULTS_COUNT_ONCE));
    Exploration all = Explorer.explore(model, 1 + MORE_FAULTS, LIMIT);
    System.out.println("With a wrong proof: " + all);
    assertThat(all.trace()).as(all.toString()).isEmpty();
    assertThat(all.complete()).isTrue();
  }

  @ParameterizedTest(name = "without all of {0}: {1}")
  @CsvSource({
    "1.4, ONE_ACTIVE",
    "2.3, NOTHING_DIALLED_TWICE",
    "2.6, NOTHING_DIALLED_TWICE",
    "3.2, NOTHING_LOST"
  })
  void takingAWholeNumberOutBreaksAPromise(String number, Promise promise) {
    Bounds bounds = calledUpTo(2).without(WITHDRAW, ASK_CALLBACK, CALLBACK_TO_PENDING);
    LedgerModel model = new LedgerModel(Rule.allButNumber(number), bounds, EnumSet.of(promise));
    Exploration found = Explorer.explore(model, 2, LIMIT);
    System.out.println("Without all of " + number + ": " + found);
    assertThat(found.trace()).isPresent();
  }

  static Stream<Arguments> removals() {
    Bounds once = calledUpTo(1).without(WITHDRAW, ASK_CALLBACK, CALLBACK_TO_PENDING);
    Bounds normal = calledUpTo(2).without(WITHDRAW, ASK_CALLBACK, CALLBACK_TO_PENDING);
    Bounds callbacks = calledUpTo(2).without(WITHDRAW);
    Bounds withdrawal = calledUpTo(1).without(ASK_CALLBACK, CALLBACK_TO_PENDING);
    Bounds withdrawalInACall = calledUpTo(2).without(ASK_CALLBACK, CALLBACK_TO_PENDING);
    Set<LedgerMove> few = EnumSet.allOf(LedgerMove.class);
    few.removeIf(LedgerMove::isFault);
    few.addAll(Set.of(TIME_OUT, ASK_CALLBACK, CALLBACK_TO_PENDING));
    Bounds onlyCallbacks = new Bounds(1, 1, 1, few);
    Promise twice = Promise.NOTHING_DIALLED_TWICE;
    Promise heals = Promise.HEALS_ITSELF;
    return Stream.of(
        Arguments.of(Rule.FENCE_MARKS_BY_MANDATE, Promise.ONE_ACTIVE, once, 1),
        Arguments.of(Rule.MARKS_ARE_FENCED_AS_A_WHOLE, Promise.NOTHING_LOST, once, 2),
        Arguments.of(Rule.MARKS_ARE_FENCED_AS_A_WHOLE, heals, once, 2),
        Arguments.of(Rule.WATCHDOG_KILLS_THE_FROZEN, heals, once, 1),
        Arguments.of(Rule.SCAN_COVERS_OWN_EPOCH, heals, once, 1),
        Arguments.of(Rule.FRESH_CONNECTION_BEFORE_MARK, twice, once, 1),
        Arguments.of(Rule.MARK_BEFORE_WRITE, twice, once, 1),
        Arguments.of(Rule.REQUEST_WRITTEN_ONCE, twice, once, 2),
        Arguments.of(Rule.SOCKET_CLOSES_ABORTIVELY, twice, once, 2),
        Arguments.of(Rule.ABSENT_NEEDS_A_SILENT_SENDER, twice, once, 2),
        Arguments.of(Rule.FENCE_COUNTS_FROM_THE_LAST_BYTE, twice, once, 2),
        Arguments.of(Rule.ABSENT_NEEDS_THE_PROCESSING_TIME, twice, once, 2),
        Arguments.of(Rule.READ_COVERS_THE_HISTORY, twice, once, 2),
        Arguments.of(Rule.LIVE_IS_READ_BEFORE_HISTORY, twice, once, 2),
        Arguments.of(Rule.LIVE_IS_READ_IN_ONE_STATEMENT, twice, onlyCallbacks, 6),
        Arguments.of(Rule.SOURCE_SHOWS_SOMETHING_LATER, twice, once, 2),
        Arguments.of(Rule.SEEN_IS_NEVER_ABSENT, twice, once, 1),
        Arguments.of(
            Rule.GIVING_BACK_HEEDS_THE_ROW, Promise.NOBODY_CALLED_WHO_MUST_NOT_BE, withdrawal, 2),
        Arguments.of(
            Rule.WHAT_FOLLOWS_HEEDS_THE_ROW,
            Promise.NOBODY_CALLED_WHO_MUST_NOT_BE,
            withdrawalInACall,
            1),
        Arguments.of(
            Rule.MARK_WRITES_THE_CONTACTS, Promise.NOBODY_CALLED_WHO_MUST_NOT_BE, withdrawal, 2),
        Arguments.of(
            Rule.SETTLING_NAMES_THE_CURRENT_ATTEMPT,
            Promise.NOTHING_LOST,
            settledByHandBetweenCrashes(),
            3),
        Arguments.of(Rule.ONLY_FINAL_ENDS_AN_ATTEMPT, twice, callbacks, 1),
        Arguments.of(Rule.RESULT_NAMES_THE_CURRENT_ATTEMPT, Promise.NOTHING_LOST, normal, 1),
        Arguments.of(Rule.RESULT_NAMES_THE_CURRENT_ATTEMPT, Promise.RESULTS_COUNT_ONCE, normal, 1),
        Arguments.of(Rule.BATCH_MARKS_TOUCH_THEIR_OWN_ATTEMPTS, Promise.NOTHING_LOST, normal, 1),
        Arguments.of(Rule.SWEEP_READS_THE_HISTORY, heals, once, 1));
  }

  @ParameterizedTest(name = "without {0}: {1}")
  @MethodSource("removals")
  void takingARuleOutBreaksAPromise(Rule removed, Promise promise, Bounds bounds, int faults) {
    LedgerModel model = new LedgerModel(Rule.allBut(removed), bounds, EnumSet.of(promise));
    Exploration found = Explorer.explore(model, faults, LIMIT);
    System.out.println("Without " + removed.number() + " " + removed + ": " + found);
    assertThat(found.trace()).as("breach without " + removed).isPresent();
  }
}
