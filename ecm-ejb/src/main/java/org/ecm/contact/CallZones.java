package org.ecm.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.stream.Collectors;

/**
 * In which time zones a callee may be: the zone the list gave, else all that the number allows.
 * Thread-safe.
 */
public final class CallZones {

  private static final int LONGEST = 200;
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final PhoneNumberToTimeZonesMapper ZONES =
      PhoneNumberToTimeZonesMapper.getInstance();

  private CallZones() {}

  /**
   * The canonical key of the zones, such as {@code America/Chicago|America/New_York}: a calling
   * window must be open in all of them.
   *
   * @param explicit the zone the list gave; null if none
   * @param number E.164
   * @param fallback the campaign's zone, for numbers that tell nothing (UTC offsets, satellites)
   */
  public static String of(String explicit, String number, String fallback) {
    if (explicit != null) {
      return explicit;
    }
    try {
      List<String> zones = ZONES.getTimeZonesForNumber(NUMBERS.parse(number, null));
      String key = zones.stream().distinct().sorted().collect(Collectors.joining("|"));
      boolean known =
          !key.isEmpty() && !key.contains(PhoneNumberToTimeZonesMapper.getUnknownTimeZone());
      return known && key.length() <= LONGEST ? key : fallback;
    } catch (NumberParseException e) {
      return fallback;
    }
  }
}
