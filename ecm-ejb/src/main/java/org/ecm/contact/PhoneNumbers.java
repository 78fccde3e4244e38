package org.ecm.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads phone numbers as people write them and makes them E.164, the one form in which ECM stores
 * and compares numbers. Refuses what could be read as another number than was meant. Safe for
 * several threads.
 */
public final class PhoneNumbers {
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
  private static final Pattern SPREADSHEET_NUMBER =
      Pattern.compile("\\+?\\d([.,]\\d+)?[eE]\\+?\\d+");

  /** A program's fraction that is whole. It has no zero in front: {@code 03012345.0} is none. */
  private static final Pattern WHOLE_FRACTION = Pattern.compile("(\\+?[1-9]\\d{5,})[.,]0+");

  /** The library takes a note's letters for the keys of a phone, and dials them. */
  private static final Pattern LETTER_AFTER_DIGIT =
      Pattern.compile("\\p{Nd}.*\\p{L}", Pattern.DOTALL);

  private static final String LETTERS =
      "has letters behind its first digit; write the number alone, in digits";
  private static final int LONGEST = 60;

  private final String region;

  /**
   * @param region ISO 3166 code of the country in which numbers without a country code are read
   */
  public PhoneNumbers(String region) {
    this.region = region;
  }

  /**
   * What a text is as a phone number.
   *
   * @param e164 the number, such as {@code +493012345}; null if there is a problem
   * @param problem why it cannot be dialled, for the user; null if it can
   */
  public record Reading(String e164, String problem) {
    public boolean valid() {
      return e164 != null;
    }
  }

  /**
   * The number in E.164; empty if it cannot be dialled.
   *
   * @param entered with or without country code, blanks and punctuation
   * @param region ISO 3166 region in which a number without country code is read
   */
  public static Optional<String> toE164(String entered, String region) {
    return entered == null || entered.isBlank()
        ? Optional.empty()
        : Optional.ofNullable(new PhoneNumbers(region).read(entered).e164());
  }

  /** Reads a number; never throws. */
  public Reading read(String entered) {
    if (entered.length() > LONGEST) {
      return refused("is too long for a phone number");
    }
    String text = whole(entered.strip());
    if (SPREADSHEET_NUMBER.matcher(text).matches()) {
      return refused(
          "was shortened by a spreadsheet; format the column as text and enter it again");
    }
    boolean letters = LETTER_AFTER_DIGIT.matcher(text).find();
    try {
      PhoneNumber number = LIBRARY.parse(text, region);
      if (number.hasExtension()) {
        return refused("has an extension, which the dialer cannot dial");
      }
      if (letters) {
        return refused(LETTERS);
      }
      return LIBRARY.isValidNumber(number)
          ? new Reading(LIBRARY.format(number, PhoneNumberFormat.E164), null)
          : refused(whyNotValid(number));
    } catch (NumberParseException e) {
      return refused(letters ? LETTERS : whyNotRead(e));
    }
  }

  private static String whole(String text) {
    Matcher fraction = WHOLE_FRACTION.matcher(text);
    return fraction.matches() ? fraction.group(1) : text;
  }

  private static String whyNotRead(NumberParseException e) {
    return switch (e.getErrorType()) {
      case INVALID_COUNTRY_CODE -> "has no known country code";
      case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> "is too short";
      case TOO_LONG -> "is too long";
      default -> "is not a phone number";
    };
  }

  private static String whyNotValid(PhoneNumber number) {
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

  private static Reading refused(String problem) {
    return new Reading(null, problem);
  }
}
