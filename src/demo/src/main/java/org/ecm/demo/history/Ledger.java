package org.ecm.demo.history;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What ECM's database says, read at one moment. */
public record Ledger(
    List<ImportJob> imports,
    List<Contact> contacts,
    List<Batch> batches,
    List<Attempt> attempts,
    List<Result> results,
    List<DoNotCall> doNotCall) {

  /** What concerns one of ECM's campaigns, where a database is shared by several runs. */
  public Ledger of(long campaign) {
    List<Attempt> mine = attempts.stream().filter(a -> a.campaign == campaign).toList();
    Set<Long> attemptIds = mine.stream().map(Attempt::id).collect(toSet());
    Set<Long> batchIds = mine.stream().map(Attempt::batch).collect(toSet());
    return new Ledger(
        imports.stream().filter(job -> job.campaign == campaign).toList(),
        contacts.stream().filter(contact -> contact.campaign == campaign).toList(),
        batches.stream().filter(batch -> batchIds.contains(batch.id)).toList(),
        mine,
        results.stream()
            .filter(result -> result.attempt == null || attemptIds.contains(result.attempt))
            .toList(),
        doNotCall);
  }

  /**
   * An import's own counts beside the rows that it left behind.
   *
   * @param contacts rows of the ledger that name this import
   */
  public record ImportJob(
      long id,
      long campaign,
      String state,
      long rowsRead,
      long accepted,
      long rejected,
      long duplicate,
      long suppressed,
      long contacts,
      long rejectedRows,
      long duplicateRows,
      long suppressedRows) {}

  /**
   * @param currentAttempt null if there was none yet
   */
  public record Contact(long id, long campaign, String state, String reason, Long currentAttempt) {}

  /**
   * @param sendingAt null if it was never marked SENDING
   */
  public record Batch(long id, String state, Instant sendingAt) {}

  /**
   * @param campaign ECM's campaign
   * @param dialerCampaign the dialer's own id of its campaign
   * @param number E.164
   * @param disposition null while there is none
   * @param redialled ECM has seen that the dialer itself called again, or may
   */
  public record Attempt(
      long id,
      long contact,
      long campaign,
      String dialerCampaign,
      long batch,
      String account,
      String number,
      String state,
      String disposition,
      boolean redialled) {

    boolean isOpen() {
      return state.equals("OPEN");
    }

    @Override
    public String toString() {
      return "attempt " + id + " (" + account + ") of contact " + contact;
    }
  }

  /**
   * A record of the dialer as ECM took it in.
   *
   * @param attempt null if it fits none
   */
  public record Result(Long attempt, String account, String result, String verdict) {}

  /**
   * @param campaign 0 for all campaigns
   * @param until null for ever
   */
  public record DoNotCall(String number, long campaign, Instant since, Instant until) {

    boolean forbids(Attempt attempt, Instant at) {
      return number.equals(attempt.number)
          && (campaign == 0 || campaign == attempt.campaign)
          && !since.isAfter(at)
          && (until == null || until.isAfter(at));
    }
  }
}
