package org.ecm.contact.importing;

/**
 * Keeps a spreadsheet from running a value of a CSV file as a formula (OWASP, CSV injection): an
 * apostrophe goes before it, and comes off again when a corrected file is uploaded.
 */
final class FormulaGuard {
  private static final String DANGEROUS = "=+-@\t\r\n";

  private FormulaGuard() {}

  static String guard(String value) {
    return isDangerous(value, 0) || isGuarded(value) ? "'" + value : value;
  }

  static String unguard(String value) {
    return isGuarded(value) ? value.substring(1) : value;
  }

  private static boolean isGuarded(String value) {
    int quotes = 0;
    while (quotes < value.length() && value.charAt(quotes) == '\'') {
      quotes++;
    }
    return quotes > 0 && isDangerous(value, quotes);
  }

  private static boolean isDangerous(String value, int at) {
    return value.length() > at && DANGEROUS.indexOf(value.charAt(at)) >= 0;
  }
}
