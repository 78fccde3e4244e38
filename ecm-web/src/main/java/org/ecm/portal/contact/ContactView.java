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

  /** No attempt has this id. */
  private static final long NONE = -1;

  @Inject Contacts contacts;
  @Inject Campaigns campaigns;
  @Inject Withdrawals withdrawals;
  @Inject ManualSettlement settlement;
  @Inject Answers answers;
  @Inject RequestedId requested;
  @Inject ExternalContext external;

  private ContactDetail contact;
  private Campaign campaign;
  private boolean undecided;

  @PostConstruct
  void load() {
    contact = answers.found(() -> contacts.get(requested.getId()));
    campaign =
        contact == null ? null : answers.found(() -> campaigns.get(contact.summary().campaign()));
    undecided = contact != null && settlement.isUndecided(contact.summary().id());
  }

  /** Answers 404 if there is no such contact, or its campaign was deleted. */
  public void require() throws IOException {
    answers.require(campaign);
  }

  /**
   * Takes it out of the campaign, and says if that was too late. A finished one, too: else it would
   * be called again with the others, and a call may end while the user still reads the page.
   */
  public void withdraw() throws IOException {
    if (contact == null) {
      return;
    }
    long id = contact.summary().id();
    Withdrawals.Outcome outcome = withdrawals.withdraw(id, external.getRemoteUser());
    answers.doneBefore("/contact?id=" + id, "contact.withdrawal." + outcome);
  }

  /**
   * Settles it as result unknown, if nothing was found out about the attempt that the user has seen
   * and no other one followed; shows the contact as it is now.
   */
  public void settle() throws IOException {
    if (contact == null) {
      return;
    }
    long id = contact.summary().id();
    String page = "/contact?id=" + id;
    try {
      settlement.settle(id, seen(), external.getRemoteUser());
      answers.doneBefore(page, "contact.settled");
    } catch (ConflictException e) {
      answers.refusedBefore(page, e.getMessage());
    }
  }

  /** The attempt that a person may have to decide about; null if there is none. */
  public Long getUndecidedAttempt() {
    if (!undecided) {
      return null;
    }
    return contact.attempts().stream()
        .filter(attempt -> attempt.state().equals("OPEN"))
        .map(ContactDetail.Attempt::id)
        .findFirst()
        .orElse(null);
  }

  /**
   * Whether there is something to decide, or the user has decided already and is to be answered.
   */
  public boolean isAsking() {
    return seen() != NONE || getUndecidedAttempt() != null;
  }

  /** Whether the dialer has it as far as is known, and may still call it. */
  public boolean isAtDialer() {
    return contact != null && contact.summary().state() == ContactState.AT_DIALER;
  }

  /** The attempt that the page had shown. */
  private long seen() {
    try {
      return Long.parseLong(external.getRequestParameterMap().get("attempt"));
    } catch (NumberFormatException e) {
      return NONE;
    }
  }

  public ContactDetail getContact() {
    return contact;
  }

  public Campaign getCampaign() {
    return campaign;
  }
}
