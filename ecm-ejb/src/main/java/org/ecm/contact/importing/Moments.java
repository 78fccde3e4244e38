package org.ecm.contact.importing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecm.database.UtcTimes;

/**
 * Reads dates and times as files write them, in the campaign's zone unless they name an offset.
 * {@code 3/4/2027} is the fourth of March in the countries that put the month first, the third of
 * April elsewhere. A time alone belongs to the day of the upload, as in UCCX's Dial Time.
 */
final class Moments {
  private static final Set<String> MONTH_FIRST = Set.of("US", "PH", "PR", "GU", "VI", "AS", "MP");
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?:(?<year>\\d{4})(?<s1>[-/.]?)(?<month>\\d{1,2})\\k<s1>(?<day>\\d{1,2})"
              + "|(?<first>\\d{1,2})(?<s2>[-/.])(?<second>\\d{1,2})\\k<s2>(?<year2>\\d{4}))?"
              + "(?:(?:^|T|\\s+)(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<sec>\\d{2})(?:[.,]\\d+)?)?"
              + "(?:\\s*(?<half>[AaPp])[Mm])?"
              + "\\s*(?<offset>Z|[+-]\\d{2}:?\\d{2})?)?");

  private final boolean monthFirst;
  private final ZoneId zone;
  private final LocalDate today;

  /**
   * @param region the campaign's default region
   * @param receivedAt when the upload came
   */
  Moments(String region, ZoneId zone, Instant receivedAt) {
    this.monthFirst = MONTH_FIRST.contains(region);
    this.zone = zone;
    this.today = LocalDate.ofInstant(receivedAt, zone);
  }

  /** The moment; a date alone means its first instant. */
  Optional<Instant> starting(String text) {
    return read(text, LocalTime.MIN);
  }

  /** The moment; a date alone means its last second. */
  Optional<Instant> ending(String text) {
    return read(text, LocalTime.of(23, 59, 59));
  }

  private Optional<Instant> read(String text, LocalTime timeOfDay) {
    Matcher found = SHAPE.matcher(text);
    if (text.isEmpty() || !found.matches()) {
      return Optional.empty();
    }
    try {
      LocalTime time = found.group("hour") == null ? timeOfDay : time(found);
      String offset = found.group("offset");
      ZoneId where = offset == null ? zone : ZoneOffset.of(offset);
      Instant moment = date(found).atTime(time).atZone(where).toInstant();
      // The end of the year 9999, a common "never", is past it in zones behind UTC.
      return Optional.of(moment.isAfter(UtcTimes.LAST) ? UtcTimes.LAST : moment)
          .filter(UtcTimes::canHold);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private LocalDate date(Matcher found) {
    if (found.group("year") != null) {
      return LocalDate.of(number(found, "year"), number(found, "month"), number(found, "day"));
    }
    if (found.group("year2") == null) {
      return today;
    }
    boolean american = monthFirst && found.group("s2").equals("/");
    int month = number(found, american ? "first" : "second");
    return LocalDate.of(
        number(found, "year2"), month, number(found, american ? "second" : "first"));
  }

  private static LocalTime time(Matcher found) {
    int hour = number(found, "hour");
    String half = found.group("half");
    if (half != null) {
      if (hour < 1 || hour > 12) {
        throw new DateTimeException("No such hour");
      }
      hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }
    int second = found.group("sec") == null ? 0 : number(found, "sec");
    return LocalTime.of(hour, number(found, "minute"), second);
  }

  private static int number(Matcher found, String group) {
    return Integer.parseInt(found.group(group));
  }
}
