package org.ecm.dialer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

  /** Makes the dialer place its calls, fast. */
  protected abstract void placeCalls();

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
  }

  @Test
  void resultsComeFromAPositionOnAndHaveAKeyPerState() throws Exception {
    send(gateway(), KNOWN);
    placeCalls();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> gateway().lookUp(List.of(KNOWN)).stream().anyMatch(DialerRecord::finished));
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

  private SendOutcome send(DialerGateway gateway, String account) {
    try (Delivery delivery = gateway.open(campaign())) {
      return delivery.send(List.of(contact(account)), LIMIT);
    } catch (DialerUnreachableException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OutboundContact contact(String account) {
    return new OutboundContact(account, "Ann", "Smith", "+12025550123");
  }
}
