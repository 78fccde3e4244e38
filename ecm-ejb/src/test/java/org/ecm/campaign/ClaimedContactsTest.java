package org.ecm.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecm.contact.ContactLab;
import org.ecm.contact.ContactState;
import org.junit.jupiter.api.Test;

class ClaimedContactsTest {

  private final ContactLab lab = new ContactLab();

  @Test
  void whatIsClaimedAndNotBeingSentIsCutOut() {
    long claimed = fed("+4930901820", ContactState.CLAIMED, false);
    long sending = fed("+4930901821", ContactState.CLAIMED, true);
    long there = fed("+4930901822", ContactState.AT_DIALER, false);
    long withdrawn = fed("+4930901823", ContactState.CLAIMED, false);
    lab.database.useTransaction(
        h -> h.execute("update contact set cut_reason = 'WITHDRAWN' where id = ?", withdrawn));

    cutOut();

    assertThat(lab.column(claimed, "cut_reason")).isEqualTo("PAUSED");
    assertThat(lab.column(sending, "cut_reason")).isNull();
    assertThat(lab.column(there, "cut_reason")).isNull();
    assertThat(lab.column(withdrawn, "cut_reason")).isEqualTo("WITHDRAWN");
  }

  private long fed(String phone, ContactState state, boolean sending) {
    long contact = lab.waiting(ContactLab.CAMPAIGN, phone);
    lab.fed(contact, state, sending);
    return contact;
  }

  private void cutOut() {
    lab.database.useTransaction(
        h -> ClaimedContacts.cutOut(h, ContactLab.CAMPAIGN, CampaignState.PAUSED));
  }
}
