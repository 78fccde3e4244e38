package org.ecm.contact;

/**
 * Which contacts of a campaign to list; null leaves a condition out.
 *
 * @param reason the reason, for finished contacts the outcome
 * @param number any of the contact's phones, E.164
 */
public record ContactFilter(ContactState state, String reason, String number, String reference) {

  /** All contacts. */
  public static final ContactFilter ALL = new ContactFilter(null, null, null, null);
}
