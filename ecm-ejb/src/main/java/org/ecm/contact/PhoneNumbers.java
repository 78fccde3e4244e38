package org.ecm.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
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

  /** The digit counts something, as in {@code Tel2 030 123456}. */
  private static final Pattern LETTER_AT_DIGIT = Pattern.compile("\\p{L}\\p{M}*\\p{Nd}");

  /** What may be a number with a note in digits before or behind it; the number is the group. */
  private static final List<Pattern> NOTED =
      List.of(
          Pattern.compile("[^\\p{Nd}+]*[1-9]\\p{Nd}{0,2}\\P{Nd}+(0.*)", Pattern.DOTALL),
          Pattern.compile("(.+)[(\\[（［][\\p{Nd}\\s./-]+[)\\]）］]?\\P{Nd}*", Pattern.DOTALL));

  private static final String LETTERS =
      "has letters behind its first digit; write the number alone, in digits";
  private static final String LETTER =
      "has a letter right before a digit; write the number alone, in digits";
  private static final String NOTE =
      "has digits beside it, such as a note; write the number alone, a country code with +";
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
    if (WrittenDate.isIn(text)) {
      return refused("is a date");
    }
    String letters = letters(text);
    try {
      PhoneNumber number = LIBRARY.parse(text, region);
      if (number.hasExtension()) {
        return refused("has an extension, which the dialer cannot dial");
      }
      if (letters != null) {
        return refused(letters);
      }
      if (!LIBRARY.isValidNumber(number)) {
        return refused(NumberProblem.of(number));
      }
      return isNoted(text, number)
          ? refused(NOTE)
          : new Reading(LIBRARY.format(number, PhoneNumberFormat.E164), null);
    } catch (NumberParseException e) {
      return refused(letters == null ? NumberProblem.of(e) : letters);
    }
  }

  /** What is wrong with the letters of a text; null if nothing is. */
  private static String letters(String text) {
    if (LETTER_AFTER_DIGIT.matcher(text).find()) {
      return LETTERS;
    }
    return LETTER_AT_DIGIT.matcher(text).find() ? LETTER : null;
  }

  /** Whether a part of the text is a number as well, and another one than the whole. */
  private boolean isNoted(String text, PhoneNumber whole) {
    return NOTED.stream()
        .map(pattern -> pattern.matcher(text))
        .anyMatch(part -> part.matches() && isAnother(part.group(1), whole));
  }

  private boolean isAnother(String text, PhoneNumber whole) {
    try {
      PhoneNumber number = LIBRARY.parse(text, region);
      return LIBRARY.isValidNumber(number) && !number.equals(whole);
    } catch (NumberParseException e) {
      return false;
    }
  }

  private static String whole(String text) {
    Matcher fraction = WHOLE_FRACTION.matcher(text);
    return fraction.matches() ? fraction.group(1) : text;
  }

  private static Reading refused(String problem) {
    return new Reading(null, problem);
  }
}
