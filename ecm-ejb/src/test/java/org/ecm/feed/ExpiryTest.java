package org.ecm.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.ecm.cluster.Mandate;
import org.ecm.contact.ContactLab;
import org.ecm.database.LockWait;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpiryTest {

  private static final Mandate MANDATE = new Mandate("contact-feed", "n", "i", 1);

  private final ContactLab lab = new ContactLab();
  private final long first = lab.waiting(ContactLab.CAMPAIGN, "+4930901820");
  private final long second = lab.waiting(ContactLab.CAMPAIGN, "+4930901821");

  @BeforeEach
  void inOffice() {
    lab.database.useTransaction(
        h -> h.execute("insert into mandate values ('contact-feed', 'n', 'i', 1, 0, 0, null)"));
  }

  @Test
  void whoseTimeIsOverEndsAndNobodyElse() {
    expires(first, -1);
    expires(second, 1);
    lab.waiting(ContactLab.CAMPAIGN, "+4930901822");

    assertThat(run(MANDATE)).isEqualTo(1);
    assertThat(lab.column(first, "reason")).isEqualTo("EXPIRED");
    assertThat(lab.count("contact where state = 'WAITING'")).isEqualTo(2);
  }

  /** It cannot be taken back: no recycle calls an expired contact. */
  @Test
  void aClockThatIsFastEndsNobody() {
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    lab.database.useTransaction(h -> h.execute("update contact set expires_at = ?", tomorrow));

    assertThat(run(MANDATE, tomorrow.plusSeconds(1))).isZero();
    assertThat(lab.count("contact where state = 'WAITING'")).isEqualTo(2);
  }

  @Test
  void underAnotherMandateNobodyEnds() {
    expires(first, -1);

    assertThat(run(new Mandate("contact-feed", "n", "i", 2))).isZero();
  }

  /** The order in which they are found is another one: a later contact has expired before. */
  @Test
  void itHoldsNoContactWhileItWaitsForOneBeforeIt() {
    expires(first, -1);
    expires(second, -2);

    lab.holding(first, second, () -> run(MANDATE)).join();

    assertThat(lab.count("contact where state = 'FINISHED'")).isEqualTo(2);
  }

  /** It has been read as expired when the callback that takes the expiry away commits. */
  @Test
  void whatACallbackMakesLastMeanwhileDoesNotEnd() {
    expires(first, -1);
    CompletableFuture<Integer> ending =
        lab.database.inTransaction(
            h -> {
              h.execute("update contact set expires_at = null where id = ?", first);
              CompletableFuture<Integer> waiting =
                  CompletableFuture.supplyAsync(() -> run(MANDATE));
              LockWait.await(lab.source);
              return waiting;
            });

    assertThat(ending.join()).isZero();
    assertThat(lab.column(first, "state")).isEqualTo("WAITING");
  }

  private void expires(long contact, int seconds) {
    lab.database.useTransaction(
        h ->
            h.execute(
                "update contact set expires_at = ? where id = ?",
                ContactLab.NOW.plusSeconds(seconds),
                contact));
  }

  private int run(Mandate mandate) {
    return run(mandate, ContactLab.NOW);
  }

  private int run(Mandate mandate, Instant now) {
    return lab.database.inTransaction(h -> Expiry.run(h, mandate, now));
  }
}
