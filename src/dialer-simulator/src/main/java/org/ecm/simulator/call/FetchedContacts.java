package org.ecm.simulator.call;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;
import org.ecm.simulator.campaign.Campaign;
import org.ecm.simulator.campaign.Campaigns;
import org.ecm.simulator.journal.Event;
import org.ecm.simulator.store.Change;
import org.ecm.simulator.store.Contact;

/**
 * Contacts fetched but not yet dialled. Campaigns share the room evenly; inside one, callbacks come
 * first, then retries whose delay is over, Pending, Retry (UCCX Administration Guide 12.5(1)SU2).
 */
final class FetchedContacts {
  private static final CallStatus[] PRIORITY = {
    CallStatus.CALLBACK, CallStatus.RETRIES_WITH_DELAY, CallStatus.PENDING, CallStatus.RETRY
  };

  private final Campaigns campaigns;
  private final int room;
  private final Deque<Contact> contacts = new ArrayDeque<>();

  FetchedContacts(Campaigns campaigns, int room) {
    this.campaigns = campaigns;
    this.room = room;
  }

  void fill(Change change) {
    if (contacts.size() > room / 2) {
      return;
    }
    List<Campaign> enabled = campaigns.all().stream().filter(Campaign::enabled).toList();
    int left = enabled.size();
    for (Campaign campaign : enabled) {
      fetch(change, campaign.id(), (room - contacts.size()) / left--);
    }
  }

  private void fetch(Change change, int campaign, int limit) {
    List<Long> records = new ArrayList<>();
    for (CallStatus status : PRIORITY) {
      if (records.size() < limit) {
        for (Contact contact : change.due(campaign, status.code(), limit - records.size())) {
          contacts.add(contact);
          records.add(contact.record());
        }
      }
    }
    if (!records.isEmpty()) {
      change.add(new Event.Fetched(campaign, records));
    }
  }

  /** The earliest time at which a contact of an enabled campaign is due, or the bound. */
  Instant nextDue(Change change, Instant bound) {
    Instant next = bound;
    for (Campaign campaign : campaigns.all()) {
      for (CallStatus status : campaign.enabled() ? PRIORITY : new CallStatus[0]) {
        Instant due = change.nextDue(campaign.id(), status.code()).orElse(bound);
        next = due.isBefore(next) ? due : next;
      }
    }
    return next;
  }

  void recall(Change change, IntPredicate campaign) {
    for (Campaign each : campaigns.all()) {
      List<Long> records =
          contacts.stream()
              .filter(contact -> contact.campaign() == each.id() && campaign.test(each.id()))
              .map(Contact::record)
              .toList();
      if (!records.isEmpty()) {
        change.add(new Event.Recalled(each.id(), records));
      }
    }
    contacts.removeIf(contact -> campaign.test(contact.campaign()));
  }

  void forget(int campaign) {
    contacts.removeIf(contact -> contact.campaign() == campaign);
  }

  Contact take() {
    return contacts.poll();
  }

  boolean isEmpty() {
    return contacts.isEmpty();
  }

  int size() {
    return contacts.size();
  }

  void clear() {
    contacts.clear();
  }
}
