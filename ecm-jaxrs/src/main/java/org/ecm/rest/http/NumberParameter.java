package org.ecm.rest.http;

/** A phone number in an address. */
public final class NumberParameter {
  private NumberParameter() {}

  /**
   * The number as it was meant: a plus that was not encoded arrives as a blank, and without it the
   * country code would be taken for the beginning of a national number, of somebody else.
   */
  public static String meant(String number) {
    return number.replaceFirst("^\\s+(?=\\d)", "+");
  }
}
