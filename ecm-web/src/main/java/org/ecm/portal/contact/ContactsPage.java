package org.ecm.portal.contact;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecm.campaign.Campaign;
import org.ecm.campaign.Campaigns;
import org.ecm.contact.ContactFilter;
import org.ecm.contact.ContactPage;
import org.ecm.contact.ContactState;
import org.ecm.contact.Contacts;
import org.ecm.contact.PhoneNumbers;
import org.ecm.portal.Answers;
import org.ecm.portal.RequestedId;

/** A campaign's contacts. The address holds the search, so that it can be kept and passed on. */
@Named
@RequestScoped
public class ContactsPage {

  private static final int PAGE = 50;

  @Inject Campaigns campaigns;
  @Inject Contacts contacts;
  @Inject Answers answers;
  @Inject RequestedId requested;
  @Inject HttpServletRequest request;

  private Campaign campaign;
  private ContactPage found;

  @PostConstruct
  void load() {
    campaign = answers.found(() -> campaigns.get(requested.getId()));
    if (campaign != null) {
      found = contacts.search(campaign.getId(), filter(), before(), PAGE);
    }
  }

  /** Answers 404 if there is no such campaign. */
  public void require() throws IOException {
    answers.require(campaign);
  }

  private ContactFilter filter() {
    return new ContactFilter(state(), text("reason"), number(), text("reference"));
  }

  private ContactState state() {
    String name = text("state");
    return Stream.of(ContactState.values())
        .filter(state -> state.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** What is no number finds nothing. */
  private String number() {
    String entered = text("number");
    return entered == null
        ? null
        : PhoneNumbers.toE164(entered, campaign.getDefaultRegion()).orElse(entered);
  }

  private Long before() {
    String id = text("before");
    return id == null || !id.matches("\\d{1,18}") ? null : Long.valueOf(id);
  }

  private String text(String name) {
    String value = request.getParameter(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** The address of the next page's contacts; null on the last page. */
  public String getNext() {
    if (found.next() == null) {
      return null;
    }
    String search =
        Stream.of("state", "reason", "number", "reference")
            .filter(name -> text(name) != null)
            .map(name -> "&" + name + "=" + URLEncoder.encode(text(name), StandardCharsets.UTF_8))
            .collect(Collectors.joining());
    return "/contacts?id=" + campaign.getId() + search + "&before=" + found.next();
  }

  /** Whether anything but the whole campaign was asked for. */
  public boolean isFiltered() {
    return !filter().equals(ContactFilter.ALL);
  }

  public Campaign getCampaign() {
    return campaign;
  }

  public ContactPage getFound() {
    return found;
  }

  public ContactState[] getStates() {
    return ContactState.values();
  }
}
