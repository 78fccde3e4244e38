package org.ecm.contact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.ecm.audit.Audit;
import org.ecm.campaign.NotFoundException;
import org.ecm.database.Database;
import org.jdbi.v3.core.Handle;

/** Takes a single contact out of its campaign. */
@ApplicationScoped
public class Withdrawals {

  /** What came of a withdrawal. */
  public enum Outcome {
    /** Finished as withdrawn. */
    WITHDRAWN,
    /** Claimed, and cut out before it is sent to the dialer. */
    CUT_OUT,
    /** At the dialer, which cannot give it back: this call may still happen, no further one. */
    TOO_LATE,
    /** It had finished before; no recycle brings it back. */
    ALREADY_FINISHED
  }

  private static final int TRIES = 10;

  private final Database database;
  private final Audit audit;
  private final Clock clock;

  @Inject
  public Withdrawals(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected Withdrawals() {
    this(null, null, null);
  }

  /**
   * Withdraws a contact in one transaction; calling it again changes nothing.
   *
   * @throws NotFoundException if there is no such contact
   */
  public Outcome withdraw(long contact, String actor) {
    return database.inTransaction(
        h -> {
          Outcome outcome = decide(h, contact);
          audit.record(actor, "contact.withdraw", "contact " + contact, outcome.name());
          return outcome;
        });
  }

  private Outcome decide(Handle h, long contact) {
    for (int i = 0; i < TRIES; i++) {
      ContactRow row =
          ContactRow.read(h, contact).orElseThrow(() -> new NotFoundException("contact", contact));
      if (row.state() == ContactState.FINISHED && neverAgain(h, contact)) {
        return Outcome.ALREADY_FINISHED;
      }
      if (row.isTooLate() && noneFurther(h, contact)) {
        return Outcome.TOO_LATE;
      }
      if (row.state() == ContactState.WAITING && finish(h, contact)) {
        return Outcome.WITHDRAWN;
      }
      if (row.state() == ContactState.CLAIMED && cutOut(h, contact)) {
        return Outcome.CUT_OUT;
      }
    }
    throw new IllegalStateException("Contact " + contact + " changes all the time; try again");
  }

  private boolean neverAgain(Handle h, long contact) {
    return h.createUpdate(
                "update contact set cut_reason = 'WITHDRAWN' where id = :id"
                    + " and state = 'FINISHED'")
            .bind("id", contact)
            .execute()
        == 1;
  }

  private boolean finish(Handle h, long contact) {
    return h.createUpdate(
                "update contact set state = 'FINISHED', reason = 'WITHDRAWN', updated_at = :now"
                    + " where id = :id and state = 'WAITING'")
            .bind("now", clock.instant())
            .bind("id", contact)
            .execute()
        == 1;
  }

  private boolean noneFurther(Handle h, long contact) {
    return h.createUpdate(
                "update contact set cut_reason = 'WITHDRAWN' where id = :id"
                    + " and state in ('CLAIMED', 'AT_DIALER', 'UNKNOWN')")
            .bind("id", contact)
            .execute()
        == 1;
  }

  private boolean cutOut(Handle h, long contact) {
    return h.createUpdate(
                "update contact set cut_reason = 'WITHDRAWN' where id = :id"
                    + " and state = 'CLAIMED' and sending = 0")
            .bind("id", contact)
            .execute()
        == 1;
  }
}
