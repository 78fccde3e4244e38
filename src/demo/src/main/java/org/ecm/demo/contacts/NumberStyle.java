package org.ecm.demo.contacts;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Random;

/** The ways in which people write a number so that it can still be read. */
final class NumberStyle {
  /** The region in which national numbers of a generated list are to be read. */
  static final String HOME = "US";

  private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

  private NumberStyle() {}

  static String write(String e164, Random random) {
    try {
      var number = UTIL.parse(e164, null);
      boolean home = HOME.equals(UTIL.getRegionCodeForNumber(number));
      return switch (random.nextInt(10)) {
        case 0, 1 -> UTIL.format(number, PhoneNumberFormat.INTERNATIONAL);
        case 2 -> UTIL.format(number, PhoneNumberFormat.RFC3966);
        case 3 -> UTIL.formatOutOfCountryCallingNumber(number, HOME);
        case 4, 5 -> home ? UTIL.format(number, PhoneNumberFormat.NATIONAL) : e164;
        case 6 -> home ? e164.substring(2) : " " + e164;
        case 7 -> e164.replaceAll("(\\d{3})(?=\\d)", "$1.");
        default -> e164;
      };
    } catch (NumberParseException e) {
      throw new IllegalArgumentException(e164, e);
    }
  }
}
