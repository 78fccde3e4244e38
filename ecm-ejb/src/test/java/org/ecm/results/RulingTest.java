package org.ecm.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.ecm.contact.ContactState;
import org.ecm.dialer.DialerRecord;
import org.ecm.dialer.DialerRecord.Progress;
import org.ecm.dialer.Disposition;
import org.ecm.feed.AttemptIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulingTest {
  private static final String ACCOUNT = new AttemptIds(Clock.systemUTC()).next();
  private static final String NUMBER = "+4930901820";
  private static final long ATTEMPT = 7;
  private static final long NEWER = 8;

  @Test
  void aRecordOfAnotherSystemIsNotOurs() {
    assertThat(Ruling.of(record("CUSTOMER-12", "1", NUMBER, true), null))
        .isEqualTo(Ruling.NOT_OURS);
  }

  @Test
  void anIdLikeOursThatWeNeverGaveIsQuarantined() {
    assertThat(Ruling.of(record(ACCOUNT, "1", NUMBER, true), null)).isEqualTo(Ruling.QUARANTINE);
  }

  @ParameterizedTest
  @CsvSource({"2, +4930901820", "1, +4930901821"})
  void ourIdInAnotherCampaignOrOnAnotherNumberIsQuarantined(String campaign, String number) {
    assertThat(Ruling.of(record(ACCOUNT, campaign, number, true), attempt("OPEN", ATTEMPT)))
        .isEqualTo(Ruling.QUARANTINE);
  }

  @ParameterizedTest
  @CsvSource({"OPEN", "ABSENT", "DONE", "LOST"})
  void whatTheDialerIsNotDoneWithDecidesNothing(String state) {
    assertThat(Ruling.of(record(ACCOUNT, "1", NUMBER, false), attempt(state, ATTEMPT)))
        .isEqualTo(Ruling.AT_DIALER);
  }

  /** The attempt's state, the contact's current attempt and state, whether that is being sent. */
  @ParameterizedTest
  @CsvSource({
    "OPEN, 7, AT_DIALER, false, APPLY",
    "OPEN, 7, UNKNOWN, false, APPLY",
    "OPEN, 8, AT_DIALER, false, LATE",
    "DONE, 7, FINISHED, false, REDIALLED",
    "DONE, 8, AT_DIALER, false, REDIALLED",
    "ABSENT, 7, WAITING, false, APPLY",
    "ABSENT, 7, FINISHED, false, LATE",
    "ABSENT, 8, WAITING, false, APPLY",
    "ABSENT, 8, CLAIMED, false, APPLY_OVER_NEWER",
    "ABSENT, 8, CLAIMED, true, LATE",
    "ABSENT, 8, AT_DIALER, false, LATE",
    "ABSENT, , WAITING, false, LATE",
    "LOST, 7, FINISHED, false, LATE",
    "REFUSED, 7, WAITING, false, LATE"
  })
  void aFinalRecordCountsByWhereItsContactIs(
      String state, Long current, ContactState contact, boolean sending, Ruling ruling) {
    assertThat(
            Ruling.of(
                record(ACCOUNT, "1", NUMBER, true), attempt(state, contact, current, sending)))
        .isEqualTo(ruling);
  }

  @Test
  void whatACallbackAskedForAfterTheAttemptIsNotWithdrawnForIt() {
    OpenAttempt before =
        attempt("ABSENT", ContactState.CLAIMED, NEWER, false, Instant.EPOCH.plusMillis(1));

    assertThat(Ruling.of(record(ACCOUNT, "1", NUMBER, true), before)).isEqualTo(Ruling.LATE);
  }

  @Test
  void norIsItEndedWhileItWaitsAfterANewerAttemptThatCameToNothing() {
    OpenAttempt before =
        attempt("ABSENT", ContactState.WAITING, NEWER, false, Instant.EPOCH.plusMillis(1));

    assertThat(Ruling.of(record(ACCOUNT, "1", NUMBER, true), before)).isEqualTo(Ruling.LATE);
  }

  private static DialerRecord record(
      String account, String campaign, String number, boolean finished) {
    return new DialerRecord(
        "r",
        campaign,
        account,
        number,
        1,
        "3",
        "1",
        finished ? Progress.FINISHED : Progress.UNDER_WAY,
        Disposition.ANSWERED,
        null);
  }

  private static OpenAttempt attempt(String state, Long current) {
    return attempt(state, ContactState.AT_DIALER, current, false);
  }

  private static OpenAttempt attempt(
      String state, ContactState contact, Long current, boolean sending) {
    return attempt(state, contact, current, sending, Instant.EPOCH);
  }

  private static OpenAttempt attempt(
      String state, ContactState contact, Long current, boolean sending, Instant due) {
    String currentState = current == null ? null : current == NEWER ? "OPEN" : state;
    return new OpenAttempt(
        ATTEMPT,
        state,
        ACCOUNT,
        NUMBER,
        0,
        3,
        true,
        "1",
        5,
        contact,
        due,
        Instant.EPOCH,
        current,
        sending,
        null,
        currentState,
        2,
        5,
        "UTC",
        "UTC",
        List.of(NUMBER),
        Instant.EPOCH);
  }
}
