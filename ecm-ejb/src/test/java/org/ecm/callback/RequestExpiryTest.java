package org.ecm.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.ecm.contact.ContactLab;
import org.ecm.database.Plans;
import org.ecm.database.StatementLog;
import org.ecm.database.TestDatabase;
import org.junit.jupiter.api.Test;

class RequestExpiryTest {

  private final ContactLab lab = new ContactLab();
  private final Callbacks callbacks =
      new Callbacks(lab.database, lab.ids, lab.lists, lab.plans, lab.clock);

  @Test
  void aKeyIsForgottenAfterItsTimeAndTheContactStays() {
    ask("call-1", "+4930901820");
    later(Duration.ofDays(31)).run();
    assertThat(lab.count("callback_request")).isZero();
    assertThat(lab.count("contact")).isEqualTo(1);
  }

  @Test
  void aKeyThatIsForgottenStandsForANewRequest() {
    ask("call-1", "+4930901820");
    lab.database.useTransaction(h -> h.execute("update contact set state = 'FINISHED'"));
    later(Duration.ofDays(31)).run();
    ask("call-1", "+4930901820");
    assertThat(lab.count("contact")).isEqualTo(2);
  }

  @Test
  void aKeyIsRememberedUntilThen() {
    ask("call-1", "+4930901820");
    later(Duration.ofDays(29)).run();
    assertThat(lab.count("callback_request")).isEqualTo(1);
  }

  @Test
  void noSettingForgetsAKeyWithinAWeek() {
    ask("call-1", "+4930901820");
    age(Duration.ofDays(6));
    RequestExpiry hasty = new RequestExpiry(lab.database, Clock.systemUTC(), 0);
    hasty.stop();
    hasty.run();
    assertThat(lab.count("callback_request")).isEqualTo(1);
  }

  @Test
  void aClockThatIsFastForgetsNone() {
    ask("call-1", "+4930901820");
    age(Duration.ZERO);
    RequestExpiry fast =
        new RequestExpiry(lab.database, Clock.offset(Clock.systemUTC(), Duration.ofDays(31)), 30);
    fast.stop();
    fast.run();
    assertThat(lab.count("callback_request")).isEqualTo(1);
  }

  @Test
  void oldKeysAreNotSoughtAmongAll() throws Exception {
    assumeThat(TestDatabase.isSqlServer()).as("its plans look different").isFalse();
    ask("call-1", "+4930901820");
    lab.database.useTransaction(
        h ->
            h.execute(
                "insert into callback_request (id, client, idempotency_key, fingerprint,"
                    + " campaign_id, contact_id, answer, created_at) select x, client,"
                    + " concat('key ', x), fingerprint, campaign_id, contact_id, answer, created_at"
                    + " from callback_request cross join system_range(1000000, 1003000)"));
    StatementLog log = new StatementLog(lab.database);
    age(Duration.ofDays(29));
    RequestExpiry expiry = new RequestExpiry(log, Clock.systemUTC(), 30);
    expiry.stop();
    expiry.run();
    assertThat(log.prepared()).as("the time, the keys").hasSize(2);
    assertThat(Plans.readingAll(lab.source, log.prepared())).isEmpty();
  }

  private void ask(String key, String number) {
    callbacks.request(
        "ivr",
        key,
        new CallbackDraft(ContactLab.CAMPAIGN, number, null, null, null, null, null, null, null));
  }

  private RequestExpiry later(Duration time) {
    age(time);
    RequestExpiry expiry = new RequestExpiry(lab.database, Clock.systemUTC(), 30);
    expiry.stop();
    return expiry;
  }

  private void age(Duration time) {
    lab.database.useTransaction(
        h -> h.execute("update callback_request set created_at = ?", Instant.now().minus(time)));
  }
}
