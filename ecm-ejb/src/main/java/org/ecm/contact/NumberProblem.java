package org.ecm.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/** Why the library finds no number in use, in the users' words. */
final class NumberProblem {
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

  private NumberProblem() {}

  static String of(NumberParseException e) {
    return switch (e.getErrorType()) {
      case INVALID_COUNTRY_CODE -> "has no known country code";
      case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> "is too short";
      case TOO_LONG -> "is too long";
      default -> "is not a phone number";
    };
  }

  /**
   * @param number one that is not valid
   */
  static String of(PhoneNumber number) {
    return switch (LIBRARY.isPossibleNumberWithReason(number)) {
      case TOO_SHORT -> "is too short";
      case TOO_LONG -> "is too long";
      case INVALID_COUNTRY_CODE -> "has no known country code";
      default -> "is not a number in use in " + place(number);
    };
  }

  private static String place(PhoneNumber number) {
    String code = LIBRARY.getRegionCodeForCountryCode(number.getCountryCode());
    return code.length() == 2 && !code.equals("ZZ") ? code : "+" + number.getCountryCode();
  }
}
