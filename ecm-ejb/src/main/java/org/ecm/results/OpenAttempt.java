package org.ecm.results;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecm.contact.ContactState;
import org.ecm.contact.Reason;
import org.ecm.database.UtcTimes;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * An attempt that a record speaks of, with its contact as it stands.
 *
 * @param contactChangedAt when the contact's row was written last: it has been in its state since
 *     then at least
 */
record OpenAttempt(
    long id,
    String state,
    String accountNumber,
    String number,
    int step,
    long batch,
    boolean confirmed,
    String dialerCampaign,
    long contact,
    ContactState contactState,
    Instant contactDueAt,
    Instant contactChangedAt,
    Long currentAttempt,
    boolean currentIsSending,
    String cutReason,
    String currentState,
    long campaign,
    int priority,
    String timeZone,
    String callZone,
    List<String> phones,
    Instant createdAt) {

  static final String SELECT =
      """
      select a.id, a.state, a.account_number, a.number, a.step, a.batch_id, a.confirmed,
        d.external_id, c.id contact_id, c.state contact_state, c.due_at, c.updated_at,
        c.current_attempt, c.sending, c.cut_reason,
        cur.state current_state, c.campaign_id, c.priority, c.time_zone, c.call_zone,
        c.phone1, c.phone2, c.phone3, c.phone4, c.phone5, a.created_at
      from attempt a
        join contact c on c.id = a.contact_id
        join dialer_campaign d on d.id = a.dialer_campaign_id
        left join attempt cur on cur.id = c.current_attempt
      """;

  static final RowMapper<OpenAttempt> MAPPER =
      (row, context) ->
          new OpenAttempt(
              row.getLong("id"),
              row.getString("state"),
              row.getString("account_number"),
              row.getString("number"),
              row.getInt("step"),
              row.getLong("batch_id"),
              row.getBoolean("confirmed"),
              row.getString("external_id"),
              row.getLong("contact_id"),
              ContactState.valueOf(row.getString("contact_state")),
              UtcTimes.read(row.getObject("due_at", LocalDateTime.class)),
              UtcTimes.read(row.getObject("updated_at", LocalDateTime.class)),
              (Long) row.getObject("current_attempt"),
              row.getBoolean("sending"),
              row.getString("cut_reason"),
              row.getString("current_state"),
              row.getLong("campaign_id"),
              row.getInt("priority"),
              row.getString("time_zone"),
              row.getString("call_zone"),
              Arrays.asList(
                  row.getString("phone1"),
                  row.getString("phone2"),
                  row.getString("phone3"),
                  row.getString("phone4"),
                  row.getString("phone5")),
              UtcTimes.read(row.getObject("created_at", LocalDateTime.class)));

  boolean isCurrent() {
    return currentAttempt != null && currentAttempt == id;
  }

  /**
   * Why no further attempt may follow this one, whatever came of it; empty if one may. A
   * do-not-call entry that cut out a newer attempt was not asked for in this one's call.
   */
  Optional<Reason> endsAfterThis() {
    return Stream.of(Reason.WITHDRAWN, Reason.DO_NOT_CALL)
        .filter(reason -> reason.name().equals(cutReason))
        .filter(reason -> reason == Reason.WITHDRAWN || isCurrent())
        .findFirst();
  }

  /**
   * Whether a contact that waits does so for this attempt: there is no newer one, or it came to
   * nothing and left the contact its time.
   */
  boolean isWaitedFor() {
    return isCurrent() || currentAttempt != null && !hasNewTime();
  }

  /** Whether a newer attempt of the contact exists that can still be cut out before it is sent. */
  boolean newerNotYetSending() {
    return !isCurrent()
        && contactState == ContactState.CLAIMED
        && "OPEN".equals(currentState)
        && !currentIsSending;
  }

  /**
   * Whether the contact was given another time since this attempt was claimed, at which it had been
   * due. Who goes back because the attempt was proven absent, or with a batch that was refused,
   * keeps its time, also on another phone; a callback is a time that the customer has asked for.
   * Who was put off because the number was busy, or the dialer refused the contact alone, has
   * another time, too: the row does not tell them from a callback (rule 3.2).
   */
  boolean hasNewTime() {
    return contactDueAt.isAfter(createdAt);
  }
}
