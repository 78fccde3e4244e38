package org.ecm.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.ecm.contact.ContactLab;
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
    RequestExpiry hasty = new RequestExpiry(lab.database, after(Duration.ofDays(6)), 0);
    hasty.stop();
    hasty.run();
    assertThat(lab.count("callback_request")).isEqualTo(1);
  }

  private void ask(String key, String number) {
    callbacks.request(
        "ivr",
        key,
        new CallbackDraft(ContactLab.CAMPAIGN, number, null, null, null, null, null, null, null));
  }

  private RequestExpiry later(Duration time) {
    RequestExpiry expiry = new RequestExpiry(lab.database, after(time), 30);
    expiry.stop();
    return expiry;
  }

  private Clock after(Duration time) {
    Instant then = lab.clock.instant().plus(time);
    return Clock.fixed(then, lab.clock.getZone());
  }
}
