package org.ecm.donotcall;

import java.time.Instant;
import org.ecm.campaign.InvalidInputException;

/**
 * What is said about one number or a whole file of them.
 *
 * @param campaign the only campaign that it is for; null for all
 * @param region ISO 3166 region in which national numbers are read; null if all are international
 * @param expiresAt no longer in force from then on; null for never
 * @param source where it came from, such as API, PORTAL or UPLOAD
 */
public record DoNotCallTerms(
    Long campaign, String region, String reason, Instant expiresAt, String source) {

  public DoNotCallTerms {
    if (campaign != null && campaign <= 0) {
      throw new InvalidInputException("campaign", "A campaign's id is a positive number");
    }
    if (region != null && !region.matches("[A-Z]{2}")) {
      throw new InvalidInputException("region", "A region is a country code such as US or DE");
    }
    if (reason != null && reason.length() > 200) {
      throw new InvalidInputException("reason", "At most 200 characters");
    }
    if (source == null || source.isBlank() || source.length() > 40) {
      throw new InvalidInputException("source", "1 to 40 characters");
    }
  }

  /** Whether an entry of these terms forbids anything at a moment. */
  boolean areInForce(Instant moment) {
    return expiresAt == null || expiresAt.isAfter(moment);
  }

  /**
   * Refuses terms that are over already: an answer of success would be taken for "not called".
   *
   * @throws InvalidInputException if their end is not after the moment
   */
  void requireInForce(Instant moment) {
    if (!areInForce(moment)) {
      throw new InvalidInputException(
          "expiresAt", "This is over already: give a time to come, or none for good");
    }
  }

  /** The column's value: 0 stands for every campaign. */
  long campaignColumn() {
    return campaign == null ? 0 : campaign;
  }
}
