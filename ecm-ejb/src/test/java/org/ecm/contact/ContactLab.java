package org.ecm.contact;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.ecm.audit.Audit;
import org.ecm.database.Database;
import org.ecm.database.IdBlocks;
import org.ecm.database.LockWait;
import org.ecm.database.PlainDatabase;
import org.ecm.database.TestDatabase;

/** A fresh database with running campaigns, whose strategy calls the phones 1, 2 and 3. */
public final class ContactLab {

  /** Two campaigns, both of region DE in Berlin. */
  public static final long CAMPAIGN = 1;

  public static final long OTHER_CAMPAIGN = 2;

  /** The lab's time stands still: a Monday noon. */
  public static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");

  public final DataSource source = TestDatabase.migrated();
  public final Database database = new PlainDatabase(source);
  public final IdBlocks ids = new IdBlocks(database);
  public final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  public final Audit audit = new Audit(database, ids, clock);
  public final CallPlans plans = new CallPlans();
  public final ContactLists lists = new ContactLists(database, ids, clock);
  public final ContactIntake intake = new ContactIntake(database, ids, lists, plans, audit, clock);
  public final Contacts contacts = new Contacts(database);

  public ContactLab() {
    database.useTransaction(
        h -> {
          h.execute("insert into strategy values (1, 'Test', 0)");
          for (int step = 0; step < 3; step++) {
            h.execute("insert into strategy_step values (1, ?, 'VOICE', ?)", step, step + 1);
          }
          h.execute(
              "insert into dialer_campaign values (1, 'uccx', '1', 'Reminders', 'IVR', 100, 0, 0)");
        });
    campaign(CAMPAIGN);
    campaign(OTHER_CAMPAIGN);
  }

  private void campaign(long id) {
    database.useTransaction(
        h ->
            h.execute(
                "insert into campaign (id, name, name_key, state, dialer_campaign_id, strategy_id,"
                    + " default_region, time_zone, priority, created_at, version)"
                    + " values (?, ?, ?, 'RUNNING', 1, 1, 'DE', 'Europe/Berlin', 5, ?, 0)",
                id,
                "Campaign " + id,
                "Campaign " + id,
                NOW));
  }

  /** A waiting contact with these phones in a campaign. */
  public long waiting(long campaign, String... phones) {
    ContactDraft draft =
        new ContactDraft(
            null, "Ada", "Lovelace", Arrays.asList(phones), null, null, null, Map.of());
    return intake.add(campaign, draft, "tester").id();
  }

  /** Puts a contact where the feed would have put it, with an attempt that is open. */
  public void fed(long contact, ContactState state, boolean sending) {
    long attempt = ids.next(IdBlocks.Kind.ATTEMPT);
    database.useTransaction(
        h -> {
          h.execute(
              "insert into batch (id, dialer_campaign_id, state, open_state, epoch, holder,"
                  + " incarnation, size, probe, created_at, call_over, not_sent, settle_tries)"
                  + " values (?, 1, 'INTENT', 'INTENT', 1, 'n', 'i', 1, 0, ?, 0, 0, 0)",
              attempt,
              NOW);
          h.execute(
              "insert into attempt (id, contact_id, campaign_id, dialer_campaign_id, batch_id,"
                  + " account_number, number, step, state, open_contact_key, open_number_key,"
                  + " sweep_at, in_window, confirmed, redialled, created_at)"
                  + " select ?, id, campaign_id, 1, ?, ?, next_number, step, 'OPEN', id,"
                  + " next_number, ?, 1, 0, 0, ? from contact where id = ?",
              attempt,
              attempt,
              "ACCOUNT" + attempt,
              NOW,
              NOW,
              contact);
          h.execute(
              "update contact set state = ?, reason = ?, current_attempt = ?, sending = ?"
                  + " where id = ?",
              state.name(),
              state.name(),
              attempt,
              sending,
              contact);
        });
  }

  /** A call to a contact's next number has ended with a disposition; the contact waits. */
  public void called(long contact, String disposition) {
    fed(contact, ContactState.AT_DIALER, false);
    database.useTransaction(
        h -> {
          h.execute(
              "update attempt set state = 'DONE', open_contact_key = -id, open_number_key = id,"
                  + " disposition = ? where contact_id = ? and state = 'OPEN'",
              disposition,
              contact);
          h.execute("update contact set state = 'WAITING' where id = ?", contact);
        });
  }

  /** Lets the strategy go on with another phone after a disposition. */
  public void strikesOut(String disposition) {
    database.useTransaction(
        h -> h.execute("insert into strategy_rule values (1, ?, 'OTHER_PHONE', 0)", disposition));
  }

  /**
   * Work that meets a transaction which has a contact's row, waits for it, and must not hold
   * another's, which that transaction takes next: each would wait for the other.
   */
  public CompletableFuture<Void> holding(long contact, long next, Runnable work) {
    String touch = "update contact set updated_at = updated_at where id = ?";
    return database.inTransaction(
        h -> {
          h.execute(touch, contact);
          CompletableFuture<Void> waiting = CompletableFuture.runAsync(work);
          LockWait.await(source);
          h.execute(touch, next);
          return waiting;
        });
  }

  /** One column of a contact as text. */
  public String column(long contact, String column) {
    return database.inTransaction(
        h ->
            h.createQuery("select " + column + " from contact where id = :id")
                .bind("id", contact)
                .mapTo(String.class)
                .one());
  }

  /** How many rows a table has. */
  public long count(String table) {
    return database.inTransaction(
        h -> h.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }

  /** The actions in the audit trail, oldest first, but for the lab's own additions. */
  public List<String> audited() {
    return database.inTransaction(
        h ->
            h.createQuery("select action from audit_event where actor <> 'tester' order by id")
                .mapTo(String.class)
                .list());
  }
}
