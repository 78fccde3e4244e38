package org.ecm.portal.contact;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.ecm.campaign.Campaign;
import org.ecm.campaign.Campaigns;
import org.ecm.contact.ConflictException;
import org.ecm.contact.ContactDetail;
import org.ecm.contact.ContactState;
import org.ecm.contact.Contacts;
import org.ecm.contact.Withdrawals;
import org.ecm.portal.Answers;
import org.ecm.portal.RequestedId;
import org.ecm.results.ManualSettlement;

/** One contact with all that happened to it. */
@Named
@RequestScoped
public class ContactView {

  @Inject Contacts contacts;
  @Inject Campaigns campaigns;
  @Inject Withdrawals withdrawals;
  @Inject ManualSettlement settlement;
  @Inject Answers answers;
  @Inject RequestedId requested;
  @Inject ExternalContext external;

  private ContactDetail contact;
  private Campaign campaign;

  @PostConstruct
  void load() {
    contact = answers.found(() -> contacts.get(requested.getId()));
    campaign =
        contact == null ? null : answers.found(() -> campaigns.get(contact.summary().campaign()));
  }

  /** Answers 404 if there is no such contact, or its campaign was deleted. */
  public void require() throws IOException {
    answers.require(campaign);
  }

  /** Takes it out of the campaign, and says if that was too late. */
  public void withdraw() throws IOException {
    long id = contact.summary().id();
    Withdrawals.Outcome outcome = withdrawals.withdraw(id, external.getRemoteUser());
    answers.doneBefore("/contact?id=" + id, "contact.withdrawal." + outcome);
  }

  /** Settles it as result unknown, if nothing was found out about it meanwhile. */
  public void settle() throws IOException {
    long id = contact.summary().id();
    try {
      settlement.settle(id, external.getRemoteUser());
      answers.doneBefore("/contact?id=" + id, "contact.settled");
    } catch (ConflictException e) {
      answers.refused(e.getMessage());
    }
  }

  /** Whether a person may have to decide about it. */
  public boolean isUnknown() {
    return contact != null && contact.summary().state() == ContactState.UNKNOWN;
  }

  /** Whether there is anything left to withdraw it from. */
  public boolean isOpen() {
    return contact != null && contact.summary().state() != ContactState.FINISHED;
  }

  public ContactDetail getContact() {
    return contact;
  }

  public Campaign getCampaign() {
    return campaign;
  }
}
