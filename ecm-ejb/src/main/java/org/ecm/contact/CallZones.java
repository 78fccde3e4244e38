package org.ecm.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The zones in which a callee may be: the zone the list gave, else all that the number allows. A
 * calling window must be open in all of them (P6). Zones whose clocks agree for the coming years
 * are one, so that a campaign has few keys. Safe for several threads.
 *
 * <p>A service number (toll-free, shared cost, premium rate, a company's own) is no person's and
 * has no place: the zones that are known of it are all those of its numbering plan, from Guam to
 * Bermuda for +1 800, which are hardly ever open together. If the campaign's zone is one of them it
 * stands for all.
 */
public final class CallZones {
  /** The longest key that can be stored. */
  static final int LONGEST = 200;

  private static final int LONGEST_NAME = 60;

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final PhoneNumberToTimeZonesMapper ZONES =
      PhoneNumberToTimeZonesMapper.getInstance();
  private static final Instant FROM = Clock.systemUTC().instant();
  private static final Instant UNTIL = FROM.plus(Duration.ofDays(3 * 366));
  private static final Map<Origin, String> KEYS = new ConcurrentHashMap<>();

  private static final Set<PhoneNumberType> SERVICES =
      EnumSet.of(
          PhoneNumberType.TOLL_FREE,
          PhoneNumberType.SHARED_COST,
          PhoneNumberType.PREMIUM_RATE,
          PhoneNumberType.UAN);

  private record Origin(List<String> zones, int countryCode) {}

  private CallZones() {}

  /**
   * The canonical key of the zones, such as {@code America/Chicago|America/New_York}: IANA ids or
   * UTC offsets in order, at most 200 characters.
   *
   * @param explicit the zone the list gave; null if none
   * @param number E.164
   * @param fallback the campaign's zone, for numbers that belong to no place (satellites) and for
   *     service numbers of a numbering plan that it lies in
   */
  public static String of(String explicit, String number, String fallback) {
    if (explicit != null) {
      return explicit;
    }
    try {
      PhoneNumber parsed = NUMBERS.parse(number, null);
      Origin origin = new Origin(ZONES.getTimeZonesForNumber(parsed), parsed.getCountryCode());
      String key = KEYS.computeIfAbsent(origin, CallZones::canonical);
      return key.isEmpty() || isServiceOf(key, parsed, fallback) ? fallback : key;
    } catch (NumberParseException e) {
      return fallback;
    }
  }

  /**
   * The zone that a text names, as it is stored: an IANA id such as {@code Europe/Berlin}, {@code
   * UTC}, or an offset; empty if it names none.
   */
  public static Optional<String> read(String text) {
    try {
      return text.length() > LONGEST_NAME ? Optional.empty() : Optional.of(ZoneId.of(text).getId());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether it is a service number of several zones, one of which goes by the campaign's clock. */
  private static boolean isServiceOf(String key, PhoneNumber number, String campaign) {
    if (!key.contains("|") || !SERVICES.contains(NUMBERS.getNumberType(number))) {
      return false;
    }
    List<Object> clock = clockOf(campaign);
    return Arrays.stream(key.split("\\|")).anyMatch(zone -> clockOf(zone).equals(clock));
  }

  private static String canonical(Origin origin) {
    Collection<String> home = homeZones(origin.countryCode());
    Map<List<Object>, String> byClock = new TreeMap<>(Comparator.comparing(List::toString));
    for (String zone : new TreeSet<>(origin.zones())) {
      if (isKnown(zone)) {
        byClock.merge(clockOf(zone), zone, (first, next) -> home.contains(next) ? next : first);
      }
    }
    String key = String.join("|", new TreeSet<>(byClock.values()));
    return key.length() <= LONGEST ? key : shortened(byClock);
  }

  /** A clock that never changes can be written as its offset, which is shorter than a name. */
  private static String shortened(Map<List<Object>, String> byClock) {
    String key =
        byClock.entrySet().stream()
            .map(e -> e.getKey().size() == 1 ? e.getKey().get(0).toString() : e.getValue())
            .sorted()
            .collect(Collectors.joining("|"));
    if (key.length() > LONGEST) {
      throw new IllegalArgumentException("Too many time zones for one number: " + key);
    }
    return key;
  }

  /** The zones of the country's example number: its capital's or main city's, as a rule. */
  private static List<String> homeZones(int countryCode) {
    String region = NUMBERS.getRegionCodeForCountryCode(countryCode);
    if (!NUMBERS.getSupportedRegions().contains(region)) {
      return List.of();
    }
    PhoneNumber example = NUMBERS.getExampleNumber(region);
    return example == null ? List.of() : ZONES.getTimeZonesForNumber(example);
  }

  private static boolean isKnown(String zone) {
    return !zone.equals(PhoneNumberToTimeZonesMapper.getUnknownTimeZone())
        && read(zone).isPresent();
  }

  private static List<Object> clockOf(String zone) {
    ZoneRules rules = ZoneId.of(zone).getRules();
    List<Object> readings = new ArrayList<>(List.of(rules.getOffset(FROM)));
    ZoneOffsetTransition change = rules.nextTransition(FROM);
    while (change != null && change.getInstant().isBefore(UNTIL)) {
      readings.add(change);
      change = rules.nextTransition(change.getInstant());
    }
    return readings;
  }
}
