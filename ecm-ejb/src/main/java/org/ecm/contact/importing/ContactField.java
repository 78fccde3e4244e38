package org.ecm.contact.importing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a column of a contact file may hold, with the names under which it is recognised, the better
 * ones first: ECM's own, those of Cisco's contact files (UCCX REST API, contacts; Packaged CCE
 * Import API) and what other systems and languages use. Names are compared as {@link ColumnName}
 * does.
 */
public enum ContactField {
  REFERENCE(
      "reference",
      "accountnumber account accountno accountid acctno customerreference customerid customerno"
          + " customernumber contactid externalid externalreference recordid referenceid"
          + " ref reference kundennummer kundennr kundenid numeroclient numerocliente id"),
  FIRST_NAME(
      "firstName", "firstname first givenname forename fname vorname prenom nombre nome fornamn"),
  LAST_NAME(
      "lastName",
      "lastname last surname familyname lname nachname familienname nomdefamille nom apellido"
          + " apellidos cognome efternamn name fullname"),
  PHONE_1("phone1", ""),
  PHONE_2("phone2", ""),
  PHONE_3("phone3", ""),
  PHONE_4("phone4", ""),
  PHONE_5("phone5", ""),
  TIME_ZONE("timeZone", "timezone timezoneid timezonename tz tzid ianazone zeitzone fuseauhoraire"),
  PRIORITY("priority", "priority prio contactpriority prioritat prioritaet priorite prioridad"),
  NOT_BEFORE(
      "notBefore",
      "notbefore dialtime dialdate dialdatetime dialafter callafter calltime callat scheduledtime"
          + " anrufzeit"),
  EXPIRES_AT(
      "expiresAt",
      "expiresat expires expiry expirydate expirytime expirationdate expiration expiredate"
          + " validuntil ablaufdatum gultigbis gueltigbis"),
  ATTRIBUTE("attribute", ""),
  IGNORED("ignore", "ecmrow ecmreason ecmverdict");

  /** A contact's phones in order. */
  static final List<ContactField> PHONES = List.of(PHONE_1, PHONE_2, PHONE_3, PHONE_4, PHONE_5);

  private final String key;
  private final List<String> synonyms;

  ContactField(String key, String synonyms) {
    this.key = key;
    this.synonyms = List.of(synonyms.split(" "));
  }

  /** The name in a column mapping, such as {@code phone1}. */
  public String key() {
    return key;
  }

  /** How good a name this is for the field, 0 the best; -1 if it is none. */
  int rank(String normalised) {
    return normalised.isEmpty() ? -1 : synonyms.indexOf(normalised);
  }

  /** The field that a column mapping calls by this key, upper and lower case alike. */
  public static Optional<ContactField> byKey(String key) {
    for (ContactField field : values()) {
      if (field.key.toLowerCase(Locale.ROOT).equals(key.strip().toLowerCase(Locale.ROOT))) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }
}
