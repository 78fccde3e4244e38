package org.ecm.contact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ecm.audit.Audit;
import org.ecm.campaign.InvalidInputException;
import org.ecm.database.Database;
import org.ecm.database.IdBlocks;
import org.ecm.database.LostRace;
import org.ecm.strategy.Next;
import org.jdbi.v3.core.Handle;

/** Takes in contacts one by one. */
@ApplicationScoped
public class ContactIntake {

  /** The list that such contacts go to. */
  public static final String LIST = "API";

  private static final int DEFAULT_PRIORITY = 5;

  /** A contact that is stored now; created is false if it had been stored before. */
  public record Added(long id, boolean created) {}

  private final Database database;
  private final IdBlocks ids;
  private final ContactLists lists;
  private final CallPlans plans;
  private final Audit audit;
  private final Clock clock;

  @Inject
  public ContactIntake(
      Database database,
      IdBlocks ids,
      ContactLists lists,
      CallPlans plans,
      Audit audit,
      Clock clock) {
    this.database = database;
    this.ids = ids;
    this.lists = lists;
    this.plans = plans;
    this.audit = audit;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected ContactIntake() {
    this(null, null, null, null, null, null);
  }

  /**
   * Stores a contact as waiting. The same reference again, or without a reference the same content,
   * stores nothing and answers with the first one's id.
   *
   * @throws org.ecm.campaign.NotFoundException if there is no such campaign
   * @throws InvalidInputException if a field is wrong
   * @throws DoNotCallException if every phone is on the do-not-call list
   * @throws ConflictException if the reference was used for other phones
   */
  public Added add(long campaign, ContactDraft draft, String actor) {
    CallPlan plan = database.inTransaction(h -> plans.of(h, campaign));
    List<String> phones = draft.normalisedPhones(plan.region());
    Instant now = clock.instant();
    if (draft.expiresAt() != null && !draft.expiresAt().isAfter(now)) {
      throw new InvalidInputException("expiresAt", "The contact would have expired already");
    }
    long list = lists.open(campaign, LIST);
    String rowKey = rowKey(draft, phones);
    long id = ids.next(IdBlocks.Kind.CONTACT);
    Row row = new Row(id, list, rowKey, draft, phones);
    return LostRace.rerun(() -> database.inTransaction(h -> store(h, plan, row, now, actor)));
  }

  private record Row(long id, long list, String key, ContactDraft draft, List<String> phones) {}

  private record Stored(long id, List<String> phones) {}

  private Added store(Handle h, CallPlan plan, Row row, Instant now, String actor) {
    Stored before = find(h, row);
    if (before != null) {
      if (!numbers(before.phones()).equals(numbers(row.phones()))) {
        throw new ConflictException(
            "The reference "
                + row.draft().reference()
                + " belongs to contact "
                + before.id()
                + ", which has other phones");
      }
      return new Added(before.id(), false);
    }
    insert(h, plan, row, now);
    audit.record(actor, "contact.add", "contact " + row.id(), "campaign " + plan.campaign());
    return new Added(row.id(), true);
  }

  private static void insert(Handle h, CallPlan plan, Row row, Instant now) {
    ContactDraft draft = row.draft();
    Next.Attempt first = first(h, plan, row.phones(), now);
    int priority = draft.priority() == null ? DEFAULT_PRIORITY : draft.priority();
    new NewContact(
            row.id(),
            plan.campaign(),
            row.list(),
            row.key(),
            Reason.NEW.name(),
            draft.reference(),
            draft.firstName(),
            draft.lastName(),
            row.phones(),
            draft.timeZone(),
            priority,
            draft.expiresAt(),
            draft.attributes(),
            first,
            CallZones.of(draft.timeZone(), first.number(), plan.zone().getId()))
        .insert(h, now);
  }

  private static Next.Attempt first(Handle h, CallPlan plan, List<String> phones, Instant now) {
    Set<String> blocked = BlockedNumbers.of(h, plan.campaign(), numbers(phones), now);
    Next next = plan.strategy().first(phones, number -> !blocked.contains(number), now);
    if (next instanceof Next.Attempt attempt) {
      return attempt;
    }
    if (!blocked.isEmpty()) {
      throw new DoNotCallException();
    }
    throw new InvalidInputException(
        "phones", "The campaign's strategy calls none of the phones that were given");
  }

  private static Stored find(Handle h, Row row) {
    return h.createQuery(
            "select id, phone1, phone2, phone3, phone4, phone5 from contact"
                + " where list_id = :list and row_key = :key")
        .bind("list", row.list())
        .bind("key", row.key())
        .map((r, context) -> new Stored(r.getLong(1), ContactRow.phones(r)))
        .findOne()
        .orElse(null);
  }

  private static Set<String> numbers(List<String> phones) {
    return phones.stream().filter(Objects::nonNull).collect(Collectors.toSet());
  }

  /** The phones are sorted: the same ones in another order are the same content. */
  private static String rowKey(ContactDraft draft, List<String> phones) {
    return draft.reference() != null
        ? Fingerprint.of("reference", draft.reference())
        : Fingerprint.of(
            "content",
            draft.firstName(),
            draft.lastName(),
            String.join(",", new TreeSet<>(numbers(phones))));
  }
}
