package org.ecm.callback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import org.ecm.campaign.CampaignState;
import org.ecm.campaign.InvalidInputException;
import org.ecm.contact.CallPlan;
import org.ecm.contact.CallPlans;
import org.ecm.contact.ContactDraft;
import org.ecm.contact.ContactLists;
import org.ecm.database.Database;
import org.ecm.database.IdBlocks;
import org.ecm.database.LostRace;
import org.jdbi.v3.core.Handle;

/**
 * Takes callback requests: each is one idempotent transaction (P5). The unique key (client, key)
 * decides between two nodes; who loses reads the winner's answer.
 */
@ApplicationScoped
public class Callbacks {

  /** The list in which callbacks become contacts. */
  public static final String LIST = "Callbacks";

  private static final int LONGEST_KEY = 200;

  /**
   * The answer to a request.
   *
   * @param repeated whether it had been given before
   * @param campaign how the campaign stands now, whatever was so when the answer was given first:
   *     it takes callbacks in each state, and calls nobody before it runs
   */
  public record Reply(CallbackAnswer answer, boolean repeated, CampaignState campaign) {}

  private final Database database;
  private final IdBlocks ids;
  private final ContactLists lists;
  private final CallPlans plans;
  private final Clock clock;

  @Inject
  public Callbacks(
      Database database, IdBlocks ids, ContactLists lists, CallPlans plans, Clock clock) {
    this.database = database;
    this.ids = ids;
    this.lists = lists;
    this.plans = plans;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected Callbacks() {
    this(null, null, null, null, null);
  }

  /**
   * Takes a request; when this returns, the callback is committed.
   *
   * @param client the API client, whose keys are its own
   * @param key the client's key for this request, the same however often it is repeated
   * @throws InvalidInputException if a field is wrong
   * @throws org.ecm.campaign.NotFoundException if there is no such campaign
   * @throws org.ecm.contact.DoNotCallException if the number may not be called
   * @throws KeyReusedException if the key came before with another request
   */
  public Reply request(String client, String key, CallbackDraft draft) {
    if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
      throw new InvalidInputException(
          "Idempotency-Key",
          "Send a key of at most 200 characters, such as the call's id, in the header"
              + " Idempotency-Key or the field callId");
    }
    // Before the transaction: who waits for new ids must not hold a connection.
    RequestLog.Entry entry =
        new RequestLog.Entry(ids.next(IdBlocks.Kind.ROW), client, key, draft.fingerprint());
    long newContact = ids.next(IdBlocks.Kind.CONTACT);
    return LostRace.rerun(() -> database.inTransaction(h -> reply(h, entry, newContact, draft)));
  }

  private Reply reply(Handle h, RequestLog.Entry entry, long newContact, CallbackDraft draft) {
    return RequestLog.find(h, entry)
        .map(earlier -> new Reply(earlier, true, plans.state(h, earlier.campaign())))
        .orElseGet(() -> take(h, entry, newContact, draft));
  }

  private Reply take(Handle h, RequestLog.Entry entry, long newContact, CallbackDraft draft) {
    CallPlan plan = plans.of(h, draft.campaign());
    ContactDraft contact = contact(draft);
    String number = contact.normalisedPhones(plan.region()).get(0);
    long list = lists.open(draft.campaign(), LIST);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    CallbackAnswer answer =
        new CallbackTransaction(h, plan, contact, number, now)
            .run(draft.at(), list, newContact, entry);
    return new Reply(answer, false, plan.state());
  }

  private static ContactDraft contact(CallbackDraft draft) {
    return new ContactDraft(
        draft.reference(),
        draft.firstName(),
        draft.lastName(),
        Collections.singletonList(draft.number()),
        draft.timeZone(),
        draft.priority(),
        null,
        draft.attributes());
  }
}
