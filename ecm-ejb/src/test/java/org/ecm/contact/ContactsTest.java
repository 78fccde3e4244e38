package org.ecm.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.junit.jupiter.api.Test;

class ContactsTest {

  private final ContactLab lab = new ContactLab();

  @Test
  void pagesShowEachContactOnceNewestFirst() {
    List<Long> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(0, lab.waiting(ContactLab.CAMPAIGN, "030 90182" + i));
      lab.waiting(ContactLab.OTHER_CAMPAIGN, "030 90182" + i);
    }
    List<Long> seen = new ArrayList<>();
    Long before = null;
    do {
      ContactPage page = lab.contacts.search(ContactLab.CAMPAIGN, ContactFilter.ALL, before, 2);
      page.contacts().forEach(c -> seen.add(c.id()));
      before = page.next();
    } while (before != null);

    assertThat(seen).isEqualTo(made);
  }

  @Test
  void pagesFindContactsHoweverFarTheyLieApart() {
    List<Long> apart = List.of(40_000_000L, 39_999_999L, 2_000_000L, 60_000L, 3L);
    for (long id : apart) {
      long made = lab.waiting(ContactLab.CAMPAIGN, "030 90182" + apart.indexOf(id));
      lab.database.useTransaction(
          h -> h.execute("update contact set id = ? where id = ?", id, made));
    }

    ContactPage first = lab.contacts.search(ContactLab.CAMPAIGN, ContactFilter.ALL, null, 3);
    assertThat(first.contacts()).extracting(ContactSummary::id).isEqualTo(apart.subList(0, 3));
    assertThat(lab.contacts.search(ContactLab.CAMPAIGN, ContactFilter.ALL, first.next(), 3))
        .satisfies(
            last -> {
              assertThat(last.contacts())
                  .extracting(ContactSummary::id)
                  .isEqualTo(apart.subList(3, 5));
              assertThat(last.next()).isNull();
            });
    assertThat(search(ContactFilter.ALL)).isEqualTo(apart);
    assertThat(lab.contacts.search(ContactLab.CAMPAIGN, ContactFilter.ALL, Long.MAX_VALUE, 1))
        .extracting(ContactPage::next)
        .isEqualTo(apart.get(0));
    assertThat(
            lab.contacts
                .search(ContactLab.CAMPAIGN, ContactFilter.ALL, Long.MIN_VALUE, 1)
                .contacts())
        .isEmpty();
  }

  @Test
  void filtersNarrowTheSearch() {
    long first = lab.waiting(ContactLab.CAMPAIGN, "030 901820", "030 901829");
    long second = lab.waiting(ContactLab.CAMPAIGN, "030 901821");
    lab.fed(second, ContactState.AT_DIALER, false);

    assertThat(search(new ContactFilter(ContactState.AT_DIALER, null, null, null)))
        .containsExactly(second);
    assertThat(search(new ContactFilter(null, null, "+4930901829", null))).containsExactly(first);
    assertThat(search(new ContactFilter(null, "NEW", null, null))).containsExactly(first);
    assertThat(search(new ContactFilter(null, null, null, "nobody's"))).isEmpty();
  }

  @Test
  void aContactShowsItsAttemptsAndResults() {
    long contact = lab.waiting(ContactLab.CAMPAIGN, "030 901820");
    lab.fed(contact, ContactState.AT_DIALER, false);
    lab.database.useTransaction(
        h ->
            h.execute(
                "insert into dialer_result (id, dialer, record_key, account_number, attempt_id,"
                    + " status, result, verdict, seen_at, epoch) select 1, 'uccx', 'k',"
                    + " account_number, id, '5', '1', 'APPLY', ?, 1 from attempt",
                ContactLab.NOW));

    ContactDetail detail = lab.contacts.get(contact);

    assertThat(detail.attempts()).hasSize(1);
    assertThat(detail.attempts().get(0).results())
        .containsExactly(new ContactDetail.Result("5", "1", "APPLY", ContactLab.NOW));
  }

  @Test
  void aRefusedAttemptShowsTheDialersWordsAndNoOtherDoes() {
    long refused = lab.waiting(ContactLab.CAMPAIGN, "030 901820");
    long taken = lab.waiting(ContactLab.CAMPAIGN, "030 901821");
    lab.fed(refused, ContactState.FINISHED, false);
    lab.fed(taken, ContactState.AT_DIALER, false);
    lab.database.useTransaction(
        h -> {
          h.execute("update batch set detail = '400: first name has a bad character'");
          h.execute(
              "update attempt set state = 'REFUSED', open_contact_key = -id, open_number_key = id"
                  + " where contact_id = ?",
              refused);
        });

    assertThat(lab.contacts.get(refused).attempts())
        .extracting(ContactDetail.Attempt::refusal)
        .containsExactly("400: first name has a bad character");
    assertThat(lab.contacts.get(taken).attempts())
        .extracting(ContactDetail.Attempt::refusal)
        .containsOnlyNulls();
  }

  @Test
  void anAgentsAccountNumberLeadsToTheCustomer() {
    long contact = lab.waiting(ContactLab.CAMPAIGN, "030 901820");
    lab.fed(contact, ContactState.AT_DIALER, false);
    String account = lab.contacts.get(contact).attempts().get(0).accountNumber();

    assertThat(lab.contacts.byAccountNumber(account).orElseThrow())
        .satisfies(
            match -> {
              assertThat(match.contact()).isEqualTo(contact);
              assertThat(match.campaignName()).isEqualTo("Campaign 1");
              assertThat(match.lastName()).isEqualTo("Lovelace");
            });
    assertThat(lab.contacts.byAccountNumber("NOBODY")).isEmpty();
    assertThat(lab.contacts.byNumber("+4930901820")).hasSize(1);
  }

  @Test
  void pagesHaveASensibleSize() {
    assertThatThrownBy(
            () -> lab.contacts.search(ContactLab.CAMPAIGN, ContactFilter.ALL, null, 1001))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void thereMustBeSuchAContact() {
    assertThatThrownBy(() -> lab.contacts.get(404)).isInstanceOf(NotFoundException.class);
  }

  private List<Long> search(ContactFilter filter) {
    return lab.contacts.search(ContactLab.CAMPAIGN, filter, null, 10).contacts().stream()
        .map(ContactSummary::id)
        .toList();
  }
}
