package org.ecm.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.concurrent.CompletableFuture;
import org.ecm.contact.ContactLab;
import org.ecm.contact.ContactState;
import org.ecm.database.Plans;
import org.ecm.database.StatementLog;
import org.ecm.database.TestDatabase;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.Test;

class DeletedCampaignsTest {

  private final ContactLab lab = new ContactLab();

  @Test
  void whatWaitsIsFinishedHoweverMuchItIs() {
    long one = lab.waiting(ContactLab.CAMPAIGN, "+4930901820");
    copies(one, 2500);
    delete(ContactLab.CAMPAIGN);
    new DeletedCampaigns(lab.database, lab.clock).turn();
    assertThat(lab.count("contact where state = 'FINISHED' and reason = 'WITHDRAWN'"))
        .isEqualTo(2501);
  }

  @Test
  void whatIsAtTheDialerOrInAnotherCampaignStays() {
    long there = lab.waiting(ContactLab.CAMPAIGN, "+4930901820");
    lab.fed(there, ContactState.AT_DIALER, false);
    long other = lab.waiting(ContactLab.OTHER_CAMPAIGN, "+4930901821");
    delete(ContactLab.CAMPAIGN);
    new DeletedCampaigns(lab.database, lab.clock).turn();
    assertThat(lab.column(there, "state")).isEqualTo("AT_DIALER");
    assertThat(lab.column(other, "state")).isEqualTo("WAITING");
  }

  /** The order in which they are found is another one: a later contact is due before. */
  @Test
  void itHoldsNoContactWhileItWaitsForOneBeforeIt() {
    long first = lab.waiting(ContactLab.CAMPAIGN, "+4930901820");
    long second = lab.waiting(ContactLab.CAMPAIGN, "+4930901821");
    lab.database.useTransaction(
        h ->
            h.execute(
                "update contact set due_at = ? where id = ?",
                ContactLab.NOW.minusSeconds(60),
                second));
    delete(ContactLab.CAMPAIGN);
    CompletableFuture<Void> emptying =
        lab.holding(first, second, () -> new DeletedCampaigns(lab.database, lab.clock).turn());

    emptying.join();
    assertThat(lab.count("contact where state = 'FINISHED'")).isEqualTo(2);
  }

  @Test
  void whatWaitsIsNotSoughtAmongAll() throws Exception {
    assumeThat(TestDatabase.isSqlServer()).as("its plans look different").isFalse();
    copies(lab.waiting(ContactLab.CAMPAIGN, "+4930901820"), 4000);
    lab.database.useTransaction(
        h ->
            h.execute(
                "update contact set campaign_id = ? where id > 1200", ContactLab.OTHER_CAMPAIGN));
    delete(ContactLab.CAMPAIGN);
    StatementLog log = new StatementLog(lab.database);
    new DeletedCampaigns(log, lab.clock).turn();
    assertThat(log.prepared()).hasSize(3);
    assertThat(Plans.readingAll(lab.source, log.prepared())).isEmpty();
  }

  private void copies(long contact, int count) {
    lab.database.useTransaction(
        h -> {
          PreparedBatch batch =
              h.prepareBatch(
                  "insert into contact (id, campaign_id, list_id, row_key, phone1, priority, state,"
                      + " reason, step, next_number, call_zone, due_at, attempts_made, sending,"
                      + " created_at, updated_at) select :copy, campaign_id, list_id, :key, phone1,"
                      + " priority, state, reason, step, next_number, call_zone, due_at,"
                      + " attempts_made, sending, created_at, updated_at from contact"
                      + " where id = :id");
          for (int n = 1; n <= count; n++) {
            batch.bind("copy", contact + n).bind("key", "copy " + n).bind("id", contact).add();
          }
          batch.execute();
        });
  }

  private void delete(long campaign) {
    lab.database.useTransaction(
        h -> h.execute("update campaign set state = 'DELETED' where id = ?", campaign));
  }
}
