package org.ecm.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.ecm.schedule.Interval;

/**
 * What a user enters for a campaign, and what a campaign's settings are.
 *
 * @param dialerCampaign id of the {@link DialerCampaign}
 * @param strategy id of the strategy; null for the default one
 * @param defaultRegion ISO 3166 region in which national numbers are read
 * @param timeZone IANA zone of the schedule
 * @param priority 0 to 9, higher first
 * @param schedule open hours; empty for around the clock
 */
public record CampaignDraft(
    String name,
    String description,
    Long dialerCampaign,
    Long strategy,
    String defaultRegion,
    String timeZone,
    int priority,
    List<Interval> schedule) {

  private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());

  public CampaignDraft {
    name = name == null ? "" : name.strip();
    schedule = schedule == null ? List.of() : List.copyOf(schedule);
    check(!name.isEmpty(), "name", "Give the campaign a name");
    check(name.length() <= 100, "name", "The name may have at most 100 characters");
    check(Texts.isWhole(name), "name", "The name has a character that cannot be shown");
    check(
        description == null || description.length() <= 1000,
        "description",
        "The description may have at most 1000 characters");
    check(dialerCampaign != null, "dialerCampaign", "Choose a campaign of the dialer");
    check(
        defaultRegion != null && REGIONS.contains(defaultRegion),
        "defaultRegion",
        "The default region must be a two-letter country code such as US or DE");
    check(isZone(timeZone), "timeZone", "The time zone must be one such as Europe/Berlin");
    check(priority >= 0 && priority <= 9, "priority", "The priority must be between 0 and 9");
  }

  /** Tells these settings from any others, so that a page need not carry them. */
  public String fingerprint() {
    // With the lengths, no text can be taken for two.
    int described = description == null ? -1 : description.length();
    String all = name.length() + " " + described + " " + this;
    return UUID.nameUUIDFromBytes(all.getBytes(UTF_8)).toString();
  }

  private static boolean isZone(String name) {
    try {
      return name != null && name.length() <= 60 && ZoneId.of(name) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static void check(boolean holds, String field, String message) {
    if (!holds) {
      throw new InvalidInputException(field, message);
    }
  }
}
