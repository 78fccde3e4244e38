package org.ecm.contact;

import java.util.regex.Pattern;

/**
 * A date in digits, such as stands in a file's title: in many countries most of them can be phone
 * numbers as well, and none is meant as one.
 */
final class WrittenDate {
  private WrittenDate() {}

  private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
  private static final String MONTH = "(?:0?[1-9]|1[0-2])";
  private static final String WEEK = "(?:0?[1-9]|[1-4]\\d|5[0-3])";
  private static final String FULL_YEAR = "(?:19|20)\\d{2}";
  private static final String YEAR = "(?:" + FULL_YEAR + "|\\d{2})";
  private static final String MARK = "\\s*[./-]\\s*";

  /** No plus in front: that is a country code's. */
  private static final Pattern DATE =
      Pattern.compile(
          "[^\\p{Nd}+]*(?:"
              + String.join(
                  "|",
                  DAY + MARK + MONTH + MARK + YEAR,
                  MONTH + MARK + DAY + MARK + YEAR,
                  FULL_YEAR + MARK + MONTH + MARK + DAY,
                  WEEK + "\\s*/\\s*" + FULL_YEAR)
              + ")\\P{Nd}*");

  /** Whether the digits of a text are a date and nothing else, whatever stands around them. */
  static boolean isIn(String text) {
    return DATE.matcher(text).matches();
  }
}
