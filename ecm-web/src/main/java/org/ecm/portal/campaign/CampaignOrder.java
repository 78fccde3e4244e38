package org.ecm.portal.campaign;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import org.ecm.campaign.Campaign;

/**
 * By what the list of campaigns is sorted, as its address says it. Equal ones are sorted by name.
 */
public enum CampaignOrder {
  NAME(Campaign::getName, String.CASE_INSENSITIVE_ORDER),
  STATE(Campaign::getState, Comparator.naturalOrder()),
  PRIORITY(Campaign::getPriority, Comparator.naturalOrder());

  private final Comparator<Campaign> comparator;

  <T> CampaignOrder(Function<Campaign, T> value, Comparator<? super T> order) {
    comparator = Comparator.comparing(value, order);
  }

  /**
   * What the address says: a name in small letters, after a minus for downwards. By name for
   * anything else.
   */
  static Comparator<Campaign> comparator(String said) {
    Comparator<Campaign> chosen = of(said).comparator;
    return (isDown(said) ? chosen.reversed() : chosen).thenComparing(NAME.comparator);
  }

  /** What the address says to sort by this one; the other way round if it is sorted so already. */
  public String next(String said) {
    return of(said) == this && !isDown(said) ? down() : key();
  }

  /** How the list is sorted by this one, in the words of aria-sort; null if it is not. */
  public String shown(String said) {
    if (of(said) != this) {
      return null;
    }
    return isDown(said) ? "descending" : "ascending";
  }

  private String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  private String down() {
    return "-" + key();
  }

  private static CampaignOrder of(String said) {
    return Arrays.stream(values())
        .filter(order -> order.key().equals(said) || order.down().equals(said))
        .findFirst()
        .orElse(NAME);
  }

  private static boolean isDown(String said) {
    return of(said).down().equals(said);
  }
}
