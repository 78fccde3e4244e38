package org.ecm.demo.contacts;

/** The columns of a generated list: ECM's own, and some that it keeps as attributes. */
enum Column {
  REFERENCE("Reference"),
  FIRST_NAME("First Name"),
  LAST_NAME("Last Name"),
  PHONE_1("Phone 1"),
  PHONE_2("Phone 2"),
  PHONE_3("Phone 3"),
  TIME_ZONE("Time Zone"),
  PRIORITY("Priority"),
  CITY("City"),
  BALANCE("Balance"),
  NOTE("Note");

  private final String header;

  Column(String header) {
    this.header = header;
  }

  String header() {
    return header;
  }
}
