package org.ecm.contact.importing;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from running a value of a CSV file as a formula (OWASP, CSV injection): an
 * apostrophe goes before it, and comes off again when a corrected file is uploaded. Behind each
 * delimiter within a value, too: a spreadsheet may split by another than the file's, and then
 * quotes around the value do not stand where a field begins, and mean nothing.
 */
final class FormulaGuard {

  /** The begin of a field for some spreadsheet, with quotes that it may take for its own. */
  private static final String FIELD = "(?:^|(?<=[,;|\\t\\r\\n]))\"*";

  private static final String FORMULA = "(?='*[=+\\-@])";

  /** Left out by spreadsheets at the begin of a value, before they look for a formula. */
  private static final String SPACE = "(?='*[\\t\\r\\n])";

  private static final Pattern BARE = Pattern.compile(FIELD + FORMULA + "|^" + SPACE);
  private static final Pattern GUARDED =
      Pattern.compile("(" + FIELD + ")'" + FORMULA + "|^'" + SPACE);

  private FormulaGuard() {}

  static String guard(String value) {
    return BARE.matcher(value).replaceAll("$0'");
  }

  static String unguard(String value) {
    return value.indexOf('\'') < 0 ? value : GUARDED.matcher(value).replaceAll("$1");
  }
}
