package org.ecm.simulator.contact;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.ecm.simulator.journal.Event;
import org.ecm.simulator.store.Change;
import org.ecm.simulator.store.Store;

/** Takes contacts into the dialing list: capacity and duplicates. */
public final class Intake {
  private final Store store;
  private final int capacity;
  private final DuplicateRule duplicateRule;
  private final ZoneId zone;

  /**
   * @param capacity most active contacts in a campaign
   */
  public Intake(Store store, int capacity, DuplicateRule duplicateRule, ZoneId zone) {
    this.store = store;
    this.capacity = capacity;
    this.duplicateRule = duplicateRule;
    this.zone = zone;
  }

  /**
   * Takes all contacts in one change.
   *
   * @return how many became rows
   * @throws BadContacts if the campaign has no room for them; then none is taken
   */
  public int take(int campaign, List<NewContact> contacts, boolean allowDuplicates) {
    return store.change(
        change -> {
          if (store.activeIn(campaign) + contacts.size() > capacity) {
            throw new BadContacts(
                "The campaign has %d active contacts; %d more would exceed %d"
                    .formatted(store.activeIn(campaign), contacts.size(), capacity));
          }
          if (allowDuplicates) {
            contacts.forEach(contact -> accept(change, campaign, contact));
            return contacts.size();
          }
          return takeUnknown(change, campaign, contacts);
        });
  }

  public int activeIn(int campaign) {
    return store.activeIn(campaign);
  }

  private int takeUnknown(Change change, int campaign, List<NewContact> contacts) {
    Map<String, Long> known = knownPhones(change, campaign);
    int accepted = 0;
    for (NewContact contact : contacts) {
      Long same =
          contact.phones().stream()
              .map(known::get)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null);
      if (same == null) {
        long record = accept(change, campaign, contact);
        contact.phones().forEach(phone -> known.put(phone, record));
        accepted++;
      } else if (duplicateRule == DuplicateRule.OVERWRITE) {
        overwrite(change, campaign, same, contact);
      } else {
        change.add(new Event.Dropped(campaign, contact.accountNumber(), contact.phones()));
      }
    }
    return accepted;
  }

  /** Phones of contacts that are undialled or were dialled since last midnight. */
  private Map<String, Long> knownPhones(Change change, int campaign) {
    Instant midnight = change.now().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    Map<String, Long> known = new HashMap<>();
    change
        .query(
            "SELECT dialingListID, phone01, phone02, phone03 FROM DialingList WHERE campaignID = ?"
                + " AND (callsMade = 0 OR callStatus NOT IN (3, 5) OR updatedAt >= ?)",
            row ->
                Map.entry(
                    row.getLong(1),
                    Stream.of(row.getString(2), row.getString(3), row.getString(4))
                        .filter(Objects::nonNull)
                        .toList()),
            campaign,
            LocalDateTime.ofInstant(midnight, ZoneOffset.UTC))
        .forEach(row -> row.getValue().forEach(phone -> known.put(phone, row.getKey())));
    return known;
  }

  private static long accept(Change change, int campaign, NewContact contact) {
    long record = change.nextRecord();
    change.add(
        new Event.Accepted(
            campaign,
            record,
            contact.accountNumber(),
            contact.firstName(),
            contact.lastName(),
            contact.phones(),
            contact.dialTime()));
    return record;
  }

  private static void overwrite(Change change, int campaign, long record, NewContact contact) {
    change.add(
        new Event.Overwritten(
            campaign,
            record,
            contact.accountNumber(),
            contact.firstName(),
            contact.lastName(),
            contact.phones(),
            contact.dialTime()));
  }
}
