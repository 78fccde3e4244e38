package org.ecm.simulator.contact;

import java.util.Arrays;

/**
 * The columns of a contact list with their longest values (UCCX Developer Guide, campaign contacts;
 * UCCX Administration Guide 12.5(1)SU2, outbound chapter).
 */
enum Column {
  ACCOUNT_NUMBER("Account Number", 25),
  FIRST_NAME("First Name", 50),
  LAST_NAME("Last Name", 50),
  PHONE1("Phone1", 28),
  PHONE2("Phone2", 28),
  PHONE3("Phone3", 28),
  DIAL_TIME("Dial Time", 5);

  private final String header;
  private final int longest;

  Column(String header, int longest) {
    this.header = header;
    this.longest = longest;
  }

  static Column of(String header) {
    return Arrays.stream(values())
        .filter(column -> column.header.equalsIgnoreCase(header.strip()))
        .findFirst()
        .orElseThrow(() -> new BadContacts("Unknown column in the header: " + header.strip()));
  }

  String check(String value, long line) {
    if (value.length() > longest) {
      throw new BadContacts(
          "Line " + line + ": " + header + " is longer than " + longest + " characters");
    }
    if (this == DIAL_TIME && !value.matches("([01]?\\d|2[0-3]):[0-5]\\d")) {
      throw new BadContacts("Line " + line + ": Dial Time is not HH:MM");
    }
    return value;
  }
}
