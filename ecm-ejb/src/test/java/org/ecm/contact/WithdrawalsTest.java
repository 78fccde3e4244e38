package org.ecm.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ecm.campaign.NotFoundException;
import org.ecm.contact.Withdrawals.Outcome;
import org.junit.jupiter.api.Test;

class WithdrawalsTest {

  private final ContactLab lab = new ContactLab();
  private final Withdrawals withdrawals = new Withdrawals(lab.database, lab.audit, lab.clock);
  private final long contact = lab.waiting(ContactLab.CAMPAIGN, "030 901820");

  @Test
  void aWaitingContactIsFinished() {
    assertThat(withdrawals.withdraw(contact, "ada")).isEqualTo(Outcome.WITHDRAWN);
    assertThat(lab.column(contact, "state")).isEqualTo("FINISHED");
    assertThat(lab.column(contact, "reason")).isEqualTo("WITHDRAWN");
    assertThat(lab.audited()).containsExactly("contact.withdraw");
  }

  @Test
  void aClaimedContactIsCutOutBeforeItIsSent() {
    lab.fed(contact, ContactState.CLAIMED, false);

    assertThat(withdrawals.withdraw(contact, "ada")).isEqualTo(Outcome.CUT_OUT);
    assertThat(lab.column(contact, "state")).isEqualTo("CLAIMED");
    assertThat(lab.column(contact, "cut_reason")).isEqualTo("WITHDRAWN");
  }

  @Test
  void aContactBeingSentIsTooLateButIsMarked() {
    lab.fed(contact, ContactState.CLAIMED, true);

    assertThat(withdrawals.withdraw(contact, "ada")).isEqualTo(Outcome.TOO_LATE);
    assertThat(lab.column(contact, "cut_reason")).isEqualTo("WITHDRAWN");
  }

  @Test
  void aContactAtTheDialerIsTooLate() {
    lab.fed(contact, ContactState.AT_DIALER, false);

    assertThat(withdrawals.withdraw(contact, "ada")).isEqualTo(Outcome.TOO_LATE);
    assertThat(lab.column(contact, "state")).isEqualTo("AT_DIALER");
  }

  @Test
  void withdrawingTwiceChangesNothing() {
    withdrawals.withdraw(contact, "ada");

    assertThat(withdrawals.withdraw(contact, "ada")).isEqualTo(Outcome.ALREADY_FINISHED);
  }

  @Test
  void thereMustBeSuchAContact() {
    assertThatThrownBy(() -> withdrawals.withdraw(-1, "ada")).isInstanceOf(NotFoundException.class);
  }
}
