package org.ecm.donotcall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ecm.audit.Audit;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.contact.BlockedNumbers;
import org.ecm.contact.CallPlans;
import org.ecm.contact.PhoneNumbers;
import org.ecm.database.Database;
import org.ecm.database.IdBlocks;
import org.ecm.database.LostRace;
import org.jdbi.v3.core.Handle;

/**
 * The do-not-call list, for all campaigns or for one. An entry takes effect in the transaction that
 * records it, and one that ends or is removed revives no contact that it has finished.
 */
@ApplicationScoped
public class DoNotCall {

  /**
   * One page of the list.
   *
   * @param next the key of the following page; null on the last
   */
  public record Page(List<DoNotCallEntry> entries, String next) {}

  private final Database database;
  private final IdBlocks ids;
  private final CallPlans plans;
  private final Audit audit;
  private final Clock clock;

  @Inject
  public DoNotCall(Database database, IdBlocks ids, CallPlans plans, Audit audit, Clock clock) {
    this.database = database;
    this.ids = ids;
    this.plans = plans;
    this.audit = audit;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected DoNotCall() {
    this(null, null, null, null, null);
  }

  /**
   * Records one number. One that is on the list gets the new terms, if they last as long: an entry
   * never ends sooner than it did. To let it end sooner, it is removed and recorded anew.
   *
   * @param number as people write it
   * @throws InvalidInputException if there can be no such number, or the terms are over already
   * @throws NotFoundException if the campaign does not exist
   */
  public Recorded add(String number, DoNotCallTerms terms, String actor) {
    PhoneNumbers.Reading reading =
        new PhoneNumbers(terms.region()).read(number == null ? "" : number);
    if (!reading.valid()) {
      throw new InvalidInputException("number", "The number " + reading.problem());
    }
    check(terms);
    String normal = reading.e164();
    return LostRace.rerun(
        () ->
            database.inTransaction(
                h -> {
                  Recorded recorded = write(h, new TreeSet<>(List.of(normal)), terms, actor);
                  audit.record(actor, "do-not-call.add", normal, scope(terms.campaign()));
                  return recorded;
                }));
  }

  /**
   * Refuses terms before anything is recorded under them.
   *
   * @throws InvalidInputException if they are over already
   */
  void check(DoNotCallTerms terms) {
    terms.requireInForce(clock.instant());
  }

  /**
   * Records a chunk of numbers in one transaction.
   *
   * @param numbers E.164, at most 1000
   */
  Recorded addAll(SortedSet<String> numbers, DoNotCallTerms terms, String actor) {
    return LostRace.rerun(() -> database.inTransaction(h -> write(h, numbers, terms, actor)));
  }

  private Recorded write(Handle h, SortedSet<String> numbers, DoNotCallTerms terms, String actor) {
    if (terms.campaign() != null) {
      plans.of(h, terms.campaign());
    }
    return new EntryWriter(h, plans, terms, actor, clock.instant())
        .write(numbers, () -> ids.next(IdBlocks.Kind.DO_NOT_CALL));
  }

  /**
   * Takes an entry off the list.
   *
   * @throws NotFoundException if there is none
   */
  public void remove(long id, String actor) {
    database.useTransaction(
        h -> {
          DoNotCallEntry entry =
              EntryReader.byId(h, id)
                  .orElseThrow(() -> new NotFoundException("do-not-call entry", id));
          h.createUpdate("delete from do_not_call where id = :id").bind("id", id).execute();
          audit.record(actor, "do-not-call.remove", entry.number(), scope(entry.campaign()));
        });
  }

  /**
   * Entries by number, expired ones included.
   *
   * @param number E.164 or the beginning of it; null for all
   * @param campaign only entries for this campaign, 0 for those that are for all; null for both
   * @param after the key of the page, as a page before it gave it; null for the first
   * @param limit 1 to 1000
   */
  public Page list(String number, Long campaign, String after, int limit) {
    return database.inTransaction(h -> EntryReader.page(h, number, campaign, after, limit));
  }

  /** Whether a number may not be called now, by a campaign or by any if null. */
  public boolean isBlocked(String number, Long campaign) {
    return database.inTransaction(
        h ->
            !BlockedNumbers.of(h, campaign == null ? 0 : campaign, List.of(number), clock.instant())
                .isEmpty());
  }

  private static String scope(Long campaign) {
    return campaign == null ? "all campaigns" : "campaign " + campaign;
  }
}
