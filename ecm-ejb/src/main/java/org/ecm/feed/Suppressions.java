package org.ecm.feed;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ecm.database.Chunks;
import org.jdbi.v3.core.Handle;

/** Reads which numbers may not be called now. */
public final class Suppressions {
  private Suppressions() {}

  private record Entry(String number, long campaign) {}

  /** A number's entries on do-not-call lists, for all campaigns or one. */
  public static final class DoNotCall {
    private final Set<Entry> entries;

    private DoNotCall(Set<Entry> entries) {
      this.entries = entries;
    }

    /** Whether a campaign must not call the number. */
    public boolean covers(String number, long campaign) {
      return entries.contains(new Entry(number, 0))
          || entries.contains(new Entry(number, campaign));
    }
  }

  /** The do-not-call entries of these numbers that are in force. */
  public static DoNotCall doNotCall(Handle h, Collection<String> numbers, Instant now) {
    Set<Entry> entries = new HashSet<>();
    for (List<String> chunk : Chunks.of(numbers)) {
      h.createQuery(
              "select number, campaign_id from do_not_call where number in (<numbers>)"
                  + " and (expires_at is null or expires_at > :now)")
          .bindList("numbers", chunk)
          .bind("now", now)
          .map((row, context) -> new Entry(row.getString("number"), row.getLong("campaign_id")))
          .forEach(entries::add);
    }
    return new DoNotCall(entries);
  }

  /** Which of these numbers have an open attempt in a dialer campaign. */
  static Set<String> busy(Handle h, long dialerCampaign, Collection<String> numbers) {
    Set<String> busy = new HashSet<>();
    for (List<String> chunk : Chunks.of(numbers)) {
      h.createQuery("select number from attempt where open_number_key in (<keys>)")
          .bindList("keys", chunk.stream().map(n -> openKey(dialerCampaign, n)).toList())
          .mapTo(String.class)
          .forEach(busy::add);
    }
    return busy;
  }

  /** The key that keeps a number to one open attempt in a dialer campaign. */
  static String openKey(long dialerCampaign, String number) {
    return dialerCampaign + ":" + number;
  }
}
