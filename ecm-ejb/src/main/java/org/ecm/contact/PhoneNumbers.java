package org.ecm.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/** Phone numbers as people write them, and as ECM keeps them: E.164 without extension. */
public final class PhoneNumbers {
  private PhoneNumbers() {}

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final int LONGEST_INPUT = 60;
  private static final int SHOWN_DIGITS = 3;

  /**
   * The number in E.164; empty if no such number can exist.
   *
   * @param entered with or without country code, blanks and punctuation
   * @param region ISO 3166 region in which a number without country code is read
   */
  public static Optional<String> toE164(String entered, String region) {
    if (entered == null || entered.isBlank() || entered.length() > LONGEST_INPUT) {
      return Optional.empty();
    }
    try {
      PhoneNumber number = NUMBERS.parse(entered, region);
      return NUMBERS.isValidNumber(number)
          ? Optional.of(NUMBERS.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  /** A number fit for a log: all but the last digits hidden. */
  public static String masked(String number) {
    if (number == null || number.length() <= SHOWN_DIGITS) {
      return "***";
    }
    return "***" + number.substring(number.length() - SHOWN_DIGITS);
  }
}
