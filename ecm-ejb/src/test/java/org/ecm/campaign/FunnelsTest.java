package org.ecm.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Map;
import org.ecm.callback.CallbackDraft;
import org.ecm.callback.Callbacks;
import org.ecm.contact.ContactIntake;
import org.ecm.contact.ContactLab;
import org.ecm.database.StatementLog;
import org.ecm.database.TestDatabase;
import org.junit.jupiter.api.Test;

class FunnelsTest {

  private final ContactLab lab = new ContactLab();

  @Test
  void contactsThatCameOneByOneAreCountedBesideThoseOfAnImport() {
    lab.waiting(ContactLab.CAMPAIGN, "+4930901820");
    lab.waiting(ContactLab.OTHER_CAMPAIGN, "+4930901821");
    new Callbacks(lab.database, lab.ids, lab.lists, lab.plans, lab.clock)
        .request(
            "ivr",
            "call-1",
            new CallbackDraft(
                ContactLab.CAMPAIGN,
                "+4930901822",
                "2026-11-03T15:00:00+01:00",
                null,
                null,
                null,
                null,
                null,
                Map.of()));
    imported("Contacts", 3);
    imported(ContactIntake.LIST, 2);

    Funnel funnel = new Funnels(lab.database).of(ContactLab.CAMPAIGN);
    assertThat(funnel.received()).isEqualTo(7);
    assertThat(funnel.accepted()).isEqualTo(7);
    assertThat(funnel.waiting()).isEqualTo(7);
  }

  /** An import's contacts are counted in an index, however many there are. */
  @Test
  void noNumberIsFoundByReadingAllContactsOfTheCampaign() {
    assumeThat(TestDatabase.isSqlServer()).as("its plans look different").isFalse();
    imported("Contacts", 500);
    lab.database.useTransaction(h -> h.execute("analyze"));
    StatementLog log = new StatementLog(lab.database);
    new Funnels(log).of(ContactLab.CAMPAIGN);
    assertThat(log.statements()).isNotEmpty();
    for (String statement : log.statements()) {
      String plan =
          lab.database.inTransaction(
              h ->
                  h.createQuery("explain " + statement)
                      .bind("campaign", ContactLab.CAMPAIGN)
                      .mapTo(String.class)
                      .one());
      assertThat(plan).doesNotContain("IX_CONTACT_CAMPAIGN", "CONTACT.tableScan");
    }
  }

  private void imported(String list, int count) {
    long into = lab.lists.open(ContactLab.CAMPAIGN, list);
    lab.database.useTransaction(
        h -> {
          h.execute(
              "insert into import_job (id, campaign_id, list_id, file_name, state, node,"
                  + " incarnation, bytes_received, position, rows_read, accepted, rejected,"
                  + " duplicate, suppressed, created_by, created_at, updated_at)"
                  + " values (?, ?, ?, 'f', 'DONE', 'n', 'i', 0, 0, ?, ?, 0, 0, 0, 'me', ?, ?)",
              into,
              ContactLab.CAMPAIGN,
              into,
              count,
              count,
              ContactLab.NOW,
              ContactLab.NOW);
          for (int i = 0; i < count; i++) {
            h.execute(
                "insert into contact (id, campaign_id, list_id, import_job_id, row_key, priority,"
                    + " state, reason, step, next_number, call_zone, due_at, attempts_made,"
                    + " sending, created_at, updated_at) values (?, ?, ?, ?, ?, 5, 'WAITING',"
                    + " 'NEW', 0, '+1', 'UTC', ?, 0, 0, ?, ?)",
                into * 1_000_000 + i,
                ContactLab.CAMPAIGN,
                into,
                into,
                "row" + i,
                ContactLab.NOW,
                ContactLab.NOW,
                ContactLab.NOW);
          }
        });
  }
}
