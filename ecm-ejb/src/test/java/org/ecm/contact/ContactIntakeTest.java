package org.ecm.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.contact.ContactIntake.Added;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactIntakeTest {

  private final ContactLab lab = new ContactLab();

  @Test
  void aContactWaitsForItsFirstPhoneInItsOwnLane() {
    Added added =
        lab.intake.add(ContactLab.CAMPAIGN, draft("R1", "030 901820", "+12125550123"), "tester");

    ContactDetail contact = lab.contacts.get(added.id());
    assertThat(added.created()).isTrue();
    assertThat(contact.summary().state()).isEqualTo(ContactState.WAITING);
    assertThat(contact.summary().number()).isEqualTo("+4930901820");
    assertThat(contact.summary().callZone()).isEqualTo("Europe/Berlin");
    assertThat(contact.phones()).startsWith("+4930901820", "+12125550123");
    assertThat(contact.attributes()).containsEntry("Balance", "12 €");
    assertThat(lab.count("contact_lane")).isEqualTo(1);
  }

  @Test
  void theSameReferenceAgainAddsNothing() {
    Added first = lab.intake.add(ContactLab.CAMPAIGN, draft("R1", "030 901820"), "tester");
    Added again = lab.intake.add(ContactLab.CAMPAIGN, draft("R1", "+49 30 901820"), "tester");

    assertThat(again).isEqualTo(new Added(first.id(), false));
    assertThat(lab.count("contact")).isEqualTo(1);
    assertThat(lab.count("audit_event")).isEqualTo(1);
  }

  @Test
  void aReferenceDoesNotPassToOtherPhones() {
    lab.intake.add(ContactLab.CAMPAIGN, draft("R1", "030 901820"), "tester");

    assertThatThrownBy(
            () -> lab.intake.add(ContactLab.CAMPAIGN, draft("R1", "030 901821"), "tester"))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void withoutAReferenceTheSamePhonesInAnotherOrderAddNothing() {
    // These two have the same place in a hash table: there the first to come would be the first.
    String first = "+4930901820";
    String second = "+4930901831";
    Added added = lab.intake.add(ContactLab.CAMPAIGN, draft(null, first, second), "tester");
    Added again = lab.intake.add(ContactLab.CAMPAIGN, draft(null, second, first), "tester");

    assertThat(again).isEqualTo(new Added(added.id(), false));
    assertThat(lab.count("contact")).isEqualTo(1);
  }

  @Test
  void twoCallersWithOneReferenceMakeOneContact() throws Exception {
    lab.lists.open(ContactLab.CAMPAIGN, ContactIntake.LIST);
    CyclicBarrier start = new CyclicBarrier(2);
    Callable<Added> add =
        () -> {
          start.await();
          return lab.intake.add(ContactLab.CAMPAIGN, draft("R1", "030 901820"), "tester");
        };
    ExecutorService callers = Executors.newFixedThreadPool(2);
    List<Future<Added>> added = callers.invokeAll(List.of(add, add));
    callers.shutdown();

    assertThat(added.get(0).get().id()).isEqualTo(added.get(1).get().id());
    assertThat(lab.count("contact")).isEqualTo(1);
  }

  @Test
  void aForbiddenPhoneIsSkipped() {
    forbid("+4930901820", 0);

    Added added =
        lab.intake.add(ContactLab.CAMPAIGN, draft("R1", "030 901820", "030 901821"), "tester");

    assertThat(lab.column(added.id(), "next_number")).isEqualTo("+4930901821");
    assertThat(lab.column(added.id(), "step")).isEqualTo("1");
  }

  @Test
  void aContactThatNobodyMayCallIsRefused() {
    forbid("+4930901820", ContactLab.CAMPAIGN);

    assertThatThrownBy(
            () -> lab.intake.add(ContactLab.CAMPAIGN, draft("R1", "030 901820"), "tester"))
        .isInstanceOf(DoNotCallException.class);
    assertThat(
            lab.intake
                .add(ContactLab.OTHER_CAMPAIGN, draft("R1", "030 901820"), "tester")
                .created())
        .isTrue();
  }

  @Test
  void aPhoneThatTheStrategyNeverCallsIsNoContact() {
    List<String> fourthOnly = Arrays.asList(null, null, null, "030 901820");

    assertThatThrownBy(
            () ->
                lab.intake.add(
                    ContactLab.CAMPAIGN,
                    new ContactDraft(null, null, null, fourthOnly, null, null, null, null),
                    "tester"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("strategy");
  }

  @Test
  void wrongFieldsAreNamed() {
    assertThatThrownBy(() -> lab.intake.add(ContactLab.CAMPAIGN, draft("R1", "12"), "tester"))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("phones[0]"));
    assertThatThrownBy(() -> draft("x".repeat(101), "030 901820"))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("reference"));
    assertThatThrownBy(
            () ->
                lab.intake.add(
                    ContactLab.CAMPAIGN,
                    new ContactDraft(
                        null,
                        null,
                        null,
                        Collections.singletonList("030 901820"),
                        null,
                        null,
                        ContactLab.NOW.minus(Duration.ofSeconds(1)),
                        null),
                    "tester"))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("expiresAt"));
  }

  @ParameterizedTest
  @CsvSource({"UTC, UTC", "America/Chicago, America/Chicago", "+2, +02:00"})
  void aTimeZoneIsReadAsInAFile(String given, String stored) {
    ContactDraft draft =
        new ContactDraft(null, null, null, List.of("030 901820"), given, null, null, null);
    Added added = lab.intake.add(ContactLab.CAMPAIGN, draft, "tester");

    assertThat(lab.column(added.id(), "time_zone")).isEqualTo(stored);
    assertThat(lab.column(added.id(), "call_zone")).isEqualTo(stored);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mars/Olympus", "noon", "Europe/Berlin|Europe/London"})
  void whatIsNoTimeZoneIsRefused(String given) {
    assertThatThrownBy(
            () -> new ContactDraft(null, null, null, List.of("1"), given, null, null, null))
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("timeZone"));
  }

  @Test
  void textsThatDidNotComeWholeAreRefused() {
    for (String text : List.of("a\u0000b", "a\uD800", "\uDC00a", "\uFFFD", "line\nbreak")) {
      assertThatThrownBy(() -> draft(text, "030 901820"))
          .isInstanceOfSatisfying(
              InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("reference"));
    }
    assertThat(draft("Zoë 😀 שלום", "030 901820").reference()).isEqualTo("Zoë 😀 שלום");
  }

  @Test
  void aDeletedCampaignTakesNothing() {
    lab.database.useTransaction(h -> h.execute("update campaign set state = 'DELETED'"));

    assertThatThrownBy(
            () -> lab.intake.add(ContactLab.CAMPAIGN, draft("R1", "030 901820"), "tester"))
        .isInstanceOf(NotFoundException.class);
  }

  private void forbid(String number, long campaign) {
    lab.database.useTransaction(
        h ->
            h.execute(
                "insert into do_not_call (id, number, campaign_id, source, created_by, created_at)"
                    + " values (1, ?, ?, 'TEST', 'test', ?)",
                number,
                campaign,
                ContactLab.NOW));
  }

  private static ContactDraft draft(String reference, String... phones) {
    return new ContactDraft(
        reference,
        "Ada",
        "Lovelace",
        Arrays.asList(phones),
        null,
        null,
        null,
        Map.of("Balance", "12 €"));
  }
}
