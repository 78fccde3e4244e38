package org.ecm.dialer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every adapter must do, run against the simulator of its dialer, faults included. */
public abstract class DialerGatewayContract {

  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final String KNOWN = "AAAAABBBBBCCCCCDDDDD";
  private static final String OTHER = "EEEEEFFFFFGGGGGHHHHH";
  private static final String NEVER_SENT = "ZZZZZZZZZZZZZZZZZZZZ";

  /** A gateway with the right credentials. */
  protected abstract DialerGateway gateway();

  /** A gateway with a wrong password. */
  protected abstract DialerGateway gatewayWithWrongPassword();

  /** A gateway to an address where nobody listens. */
  protected abstract DialerGateway gatewayToNobody();

  /** Makes the dialer take the next requests for contacts but lose its answers. */
  protected abstract void dropReplies();

  /** Makes the dialer never answer requests for contacts. */
  protected abstract void neverAnswer();

  /** Makes the dialer reset connections of requests for contacts, without having taken them. */
  protected abstract void resetConnections();

  /** Makes the dialer take the next requests for contacts and answer with an error of its own. */
  protected abstract void failAfterwards();

  /** Makes the dialer answer requests for contacts later; it has taken them before that. */
  protected abstract void delayAnswers(Duration delay);

  /** Makes the dialer drop all its connections and take new ones again. */
  protected abstract void restart();

  /** Takes away what the gateway reads attempts from; requests for contacts are still taken. */
  protected abstract void shutReads();

  /** Ends {@link #shutReads}. */
  protected abstract void openReads();

  /** A gateway whose login to what it reads attempts from is refused. */
  protected abstract DialerGateway gatewayWithRefusedReads();

  /** Makes the dialer do its midnight's work: what is finished goes into the history. */
  protected abstract void midnight();

  /** Makes the dialer place its calls, fast. */
  protected abstract void placeCalls();

  /** Makes the dialer place no more calls. */
  protected abstract void pauseCalls();

  /** First and last name of a contact as the dialer shows them, with a blank between them. */
  protected abstract String nameAtDialer(String accountNumber);

  /** The longest first or last name that the dialer takes, in Java's characters. */
  protected abstract int longestName();

  /** A campaign that exists at the dialer. */
  protected abstract String campaign();

  @Test
  void itListsTheDialersCampaigns() throws Exception {
    assertThat(gateway().campaigns())
        .anySatisfy(c -> assertThat(c.externalId()).isEqualTo(campaign()));
  }

  @Test
  void acceptedContactsAreFoundAndOthersAreAbsent() throws Exception {
    assertThat(send(gateway(), KNOWN)).isInstanceOf(SendOutcome.Accepted.class);
    Map<String, Finding> findings = gateway().readBack(campaign(), List.of(KNOWN, NEVER_SENT));
    assertThat(findings.get(KNOWN)).isInstanceOf(Finding.There.class);
    assertThat(findings.get(NEVER_SENT)).isInstanceOf(Finding.Absent.class);
  }

  @Test
  void aLostReplyLeavesDoubtAndTheContactIsThere() throws Exception {
    dropReplies();
    assertThat(send(gateway(), KNOWN)).isInstanceOf(SendOutcome.InDoubt.class);
    assertThat(gateway().readBack(campaign(), List.of(KNOWN)).get(KNOWN))
        .isInstanceOf(Finding.There.class);
  }

  @Test
  void aDialerThatNeverAnswersLeavesDoubtWithinTheLimit() {
    neverAnswer();
    assertThat(send(gateway(), KNOWN)).isInstanceOf(SendOutcome.InDoubt.class);
  }

  @Test
  void aResetConnectionLeavesDoubtAndTheContactIsAbsent() throws Exception {
    resetConnections();
    assertThat(send(gateway(), KNOWN)).isInstanceOf(SendOutcome.InDoubt.class);
    assertThat(gateway().readBack(campaign(), List.of(KNOWN)).get(KNOWN))
        .isInstanceOf(Finding.Absent.class);
  }

  @Test
  void anErrorOfTheDialersOwnLeavesDoubtAndTheContactMayBeThere() throws Exception {
    failAfterwards();
    assertThat(send(gateway(), KNOWN)).isInstanceOf(SendOutcome.InDoubt.class);
    assertThat(gateway().readBack(campaign(), List.of(KNOWN)).get(KNOWN))
        .isInstanceOf(Finding.There.class);
  }

  @Test
  void aLateAnswerWithinTheLimitCounts() {
    delayAnswers(LIMIT);
    assertThat(send(gateway(), KNOWN, LIMIT.multipliedBy(20)))
        .isInstanceOf(SendOutcome.Accepted.class);
  }

  @Test
  void anAnswerAfterTheLimitIsNotWaitedForAndLeavesDoubt() throws Exception {
    delayAnswers(LIMIT.multipliedBy(20));
    long start = System.nanoTime();
    assertThat(send(gateway(), KNOWN)).isInstanceOf(SendOutcome.InDoubt.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT.multipliedBy(10));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                gateway().readBack(campaign(), List.of(KNOWN)).get(KNOWN) instanceof Finding.There);
  }

  @Test
  void aDeliveryThatWasOpenWhenTheDialerRestartedIsInDoubtAndOpensNoOtherConnection()
      throws Exception {
    try (Delivery delivery = gateway().open(campaign())) {
      restart();
      assertThat(delivery.send(List.of(contact(KNOWN)), LIMIT))
          .isInstanceOf(SendOutcome.InDoubt.class);
    }
    assertThat(gateway().readBack(campaign(), List.of(KNOWN)).get(KNOWN))
        .isInstanceOf(Finding.Absent.class);
  }

  @Test
  void aGatewayGoesOnAfterTheDialerRestarted() throws Exception {
    DialerGateway gateway = gateway();
    assertThat(gateway.campaigns()).isNotEmpty();
    assertThat(send(gateway, KNOWN)).isInstanceOf(SendOutcome.Accepted.class);
    restart();
    assertThat(gateway.campaigns()).isNotEmpty();
    assertThat(send(gateway, OTHER)).isInstanceOf(SendOutcome.Accepted.class);
    assertThat(gateway.readBack(campaign(), List.of(KNOWN, OTHER)).values())
        .allSatisfy(finding -> assertThat(finding).isInstanceOf(Finding.There.class));
  }

  @Test
  void whatCannotBeReadIsNotAbsent() throws Exception {
    DialerGateway gateway = gateway();
    assertThat(send(gateway, KNOWN)).isInstanceOf(SendOutcome.Accepted.class);
    shutReads();
    assertNothingIsRead(gateway);
    openReads();
    assertThat(gateway.readBack(campaign(), List.of(KNOWN)).get(KNOWN))
        .isInstanceOf(Finding.There.class);
  }

  @Test
  void aRefusedLoginToWhatIsReadMakesNothingAbsent() {
    assertNothingIsRead(gatewayWithRefusedReads());
  }

  @Test
  void aSenderThatStoodStillForLongerThanItsLimitWritesNothing() throws Exception {
    try (Delivery delivery = gateway().open(campaign())) {
      assertThat(delivery.send(List.of(contact(KNOWN)), Duration.ZERO))
          .isInstanceOf(SendOutcome.NotSent.class);
    }
    assertThat(gateway().readBack(campaign(), List.of(KNOWN)).get(KNOWN))
        .isInstanceOf(Finding.Absent.class);
  }

  @Test
  void aWrongPasswordIsADefiniteRefusalAndTellsWhatToDo() {
    assertThat(send(gatewayWithWrongPassword(), KNOWN)).isInstanceOf(SendOutcome.TryLater.class);
    assertThatThrownBy(() -> gatewayWithWrongPassword().campaigns())
        .isInstanceOf(DialerUnreachableException.class)
        .hasMessageContaining("password");
  }

  @Test
  void anUnknownCampaignIsADefiniteRefusal() throws Exception {
    try (Delivery delivery = gateway().open("999")) {
      assertThat(delivery.send(List.of(contact(KNOWN)), LIMIT))
          .isInstanceOf(SendOutcome.TryLater.class);
    }
  }

  @Test
  void contentTheDialerCannotTakeIsBlamed() throws Exception {
    String tooLong = "1".repeat(60);
    try (Delivery delivery = gateway().open(campaign())) {
      OutboundContact bad = new OutboundContact(KNOWN, "Ann", "Smith", "+" + tooLong);
      assertThat(delivery.send(List.of(bad), LIMIT)).isInstanceOf(SendOutcome.BadContent.class);
    }
  }

  @Test
  void aDialerThatIsDownIsUnreachable() {
    assertThatThrownBy(() -> gatewayToNobody().open(campaign()))
        .isInstanceOf(DialerUnreachableException.class);
    assertThatThrownBy(() -> gatewayToNobody().campaigns())
        .isInstanceOf(DialerUnreachableException.class);
  }

  @Test
  void namesThatWouldBreakTheFormatArriveAsPlainText() throws Exception {
    try (Delivery delivery = gateway().open(campaign())) {
      OutboundContact odd =
          new OutboundContact(KNOWN, "A,\"b\"\n<c>&", "\u0000\uD83D\uDE00 ليلى", "+12025550111");
      assertThat(delivery.send(List.of(odd), LIMIT)).isInstanceOf(SendOutcome.Accepted.class);
    }
    assertThat(gateway().lookUp(List.of(KNOWN)).get(0).number()).isEqualTo("+12025550111");
    assertThat(nameAtDialer(KNOWN)).isEqualTo("A  b  <c>& \uD83D\uDE00 ليلى");
  }

  /** A list takes names of 100 characters: whoever has one is called, by as much of it as fits. */
  @ParameterizedTest
  @ValueSource(strings = {"x", "\uD83D\uDE00", "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67"})
  void aNameTooLongForTheDialerIsCutBetweenCharacters(String part) throws Exception {
    for (int length : List.of(longestName(), longestName() + 1, 2 * longestName())) {
      String name = part.repeat(length).substring(0, length);
      String account = KNOWN.substring(length % 10) + length;
      OutboundContact contact = new OutboundContact(account, name, null, "+12025550111");
      try (Delivery delivery = gateway().open(campaign())) {
        assertThat(delivery.send(List.of(contact), LIMIT)).isInstanceOf(SendOutcome.Accepted.class);
      }
      String taken = nameAtDialer(account).strip();
      assertThat(name).startsWith(taken);
      assertThat(taken.length()).isBetween(longestName() - 1, longestName());
      assertThat(taken.codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }
  }

  @Test
  void resultsComeFromAPositionOnAndHaveAKeyPerState() throws Exception {
    send(gateway(), KNOWN);
    callAndAwait(KNOWN);
    ResultPage first = gateway().changedSince(campaign(), null, 100);
    assertThat(first.records())
        .anySatisfy(
            r -> {
              assertThat(r.accountNumber()).isEqualTo(KNOWN);
              assertThat(r.finished()).isTrue();
            });
    send(gateway(), OTHER);
    ResultPage second = gateway().changedSince(campaign(), first.position(), 100);
    assertThat(second.records()).anySatisfy(r -> assertThat(r.accountNumber()).isEqualTo(OTHER));
  }

  @Test
  void whatMidnightMovedIntoTheHistoryIsFoundThere() throws Exception {
    send(gateway(), KNOWN);
    callAndAwait(KNOWN);
    pauseCalls();
    send(gateway(), OTHER);
    midnight();
    Map<String, Finding> findings =
        gateway().readBack(campaign(), List.of(KNOWN, OTHER, NEVER_SENT));
    assertThat(findings.get(KNOWN))
        .isInstanceOfSatisfying(
            Finding.There.class, there -> assertThat(there.record().finished()).isTrue());
    assertThat(findings.get(OTHER)).isInstanceOf(Finding.There.class);
    assertThat(findings.get(NEVER_SENT)).isInstanceOf(Finding.Absent.class);
    assertThat(gateway().lookUp(List.of(KNOWN, OTHER, NEVER_SENT)))
        .extracting(DialerRecord::accountNumber)
        .containsExactlyInAnyOrder(KNOWN, OTHER);
  }

  @Test
  void aResultThatWasNotReadBeforeMidnightIsReadAfterIt() throws Exception {
    send(gateway(), KNOWN);
    String before = gateway().changedSince(campaign(), null, 100).position();
    callAndAwait(KNOWN);
    midnight();
    assertThat(gateway().changedSince(campaign(), before, 100).records())
        .anySatisfy(
            r -> {
              assertThat(r.accountNumber()).isEqualTo(KNOWN);
              assertThat(r.finished()).isTrue();
            });
  }

  @Test
  void midnightMakesNoNewStateOfAResultThatWasRead() throws Exception {
    send(gateway(), KNOWN);
    callAndAwait(KNOWN);
    ResultPage before = gateway().changedSince(campaign(), null, 100);
    midnight();
    ResultPage after = gateway().changedSince(campaign(), before.position(), 100);
    assertThat(before.records()).extracting(DialerRecord::key).isNotEmpty();
    assertThat(before.records())
        .extracting(DialerRecord::key)
        .containsAll(after.records().stream().map(DialerRecord::key).toList());
  }

  private void callAndAwait(String account) {
    placeCalls();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> gateway().lookUp(List.of(account)).stream().anyMatch(DialerRecord::finished));
  }

  private void assertNothingIsRead(DialerGateway gateway) {
    assertThatThrownBy(() -> gateway.readBack(campaign(), List.of(KNOWN, NEVER_SENT)))
        .isInstanceOf(DialerUnreachableException.class);
    assertThatThrownBy(() -> gateway.lookUp(List.of(KNOWN)))
        .isInstanceOf(DialerUnreachableException.class);
    assertThatThrownBy(() -> gateway.changedSince(campaign(), null, 100))
        .isInstanceOf(DialerUnreachableException.class);
  }

  private SendOutcome send(DialerGateway gateway, String account) {
    return send(gateway, account, LIMIT);
  }

  private SendOutcome send(DialerGateway gateway, String account, Duration limit) {
    try (Delivery delivery = gateway.open(campaign())) {
      return delivery.send(List.of(contact(account)), limit);
    } catch (DialerUnreachableException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OutboundContact contact(String account) {
    return new OutboundContact(account, "Ann", "Smith", "+12025550123");
  }
}
