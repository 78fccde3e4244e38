package org.ecm.portal.contact;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecm.contact.AccountMatch;
import org.ecm.contact.Contacts;
import org.ecm.contact.PhoneNumbers;

/**
 * Who stands behind an account number, as agents see it, a reference or a phone number, whichever
 * of them was entered.
 */
@Named
@RequestScoped
public class FindPage {

  @Inject Contacts contacts;
  @Inject HttpServletRequest request;

  private String sought;
  private List<AccountMatch> found;

  @PostConstruct
  void search() {
    String entered = request.getParameter("q");
    sought = entered == null ? "" : entered.strip();
    found = sought.isEmpty() ? List.of() : matches();
  }

  private List<AccountMatch> matches() {
    Optional<AccountMatch> attempt = contacts.byAccountNumber(sought.toUpperCase(Locale.ROOT));
    return attempt
        .map(List::of)
        .orElseGet(
            () ->
                Stream.concat(contacts.byReference(sought).stream(), byNumber())
                    .distinct()
                    .toList());
  }

  private Stream<AccountMatch> byNumber() {
    return PhoneNumbers.toE164(sought, request.getLocale().getCountry()).stream()
        .flatMap(number -> contacts.byNumber(number).stream());
  }

  public String getSought() {
    return sought;
  }

  public List<AccountMatch> getFound() {
    return found;
  }
}
