package org.ecm.rest.contact;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ecm.contact.AccountMatch;
import org.ecm.contact.ContactState;

/** The contacts that a look-up found, in JSON or XML. */
@XmlRootElement(name = "matches")
@XmlAccessorType(XmlAccessType.FIELD)
public class ContactMatches {

  @Schema(description = "Newest first; empty if nobody was found")
  @XmlElement(name = "contact")
  public List<Match> contacts;

  /** For the binding only. */
  public ContactMatches() {}

  ContactMatches(List<AccountMatch> matches) {
    contacts = matches.stream().map(Match::new).toList();
  }

  /** One of them. */
  @Schema(name = "ContactMatch")
  @XmlAccessorType(XmlAccessType.FIELD)
  public static class Match {

    @Schema(description = "What agents see as the account number, if it was asked for")
    public String accountNumber;

    public long id;
    public long campaign;
    public String campaignName;

    @Schema(description = "The customer's own reference")
    public String reference;

    public String firstName;
    public String lastName;
    public String number;
    public ContactState state;

    /** For the binding only. */
    public Match() {}

    Match(AccountMatch match) {
      accountNumber = match.accountNumber();
      id = match.contact();
      campaign = match.campaign();
      campaignName = match.campaignName();
      reference = match.reference();
      firstName = match.firstName();
      lastName = match.lastName();
      number = match.number();
      state = match.state();
    }
  }
}
