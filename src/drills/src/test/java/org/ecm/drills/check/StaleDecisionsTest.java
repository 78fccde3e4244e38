package org.ecm.drills.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ecm.drills.load.TakeoverWatch.Takeover;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StaleDecisionsTest {
  private static final String SENDING = "2026-11-02 10:00:00";

  private Handle h;

  @BeforeEach
  void ledger() {
    h = Jdbi.open("jdbc:h2:mem:;MODE=MSSQLServer");
    h.execute("create table batch (id bigint, epoch bigint, sending_at datetime2(6))");
    h.execute("insert into batch values (1, 4, null), (2, 4, '" + SENDING + "')");
  }

  @AfterEach
  void close() {
    h.close();
  }

  private List<String> stale(Takeover takeover) {
    return StaleDecisions.read(h, List.of(takeover));
  }

  @Test
  void whatWasThereBeforeAndWhatTheNewHolderDoesIsNoBreach() {
    Takeover takeover = Takeover.read(h, 5);
    h.execute("insert into batch values (3, 5, '" + SENDING + "')");
    assertThat(stale(takeover)).isEmpty();
  }

  @Test
  void aClaimOfTheFormerHolderIsStale() {
    Takeover takeover = Takeover.read(h, 5);
    h.execute("insert into batch values (3, 4, null)");
    assertThat(stale(takeover)).singleElement().asString().contains("batch 3 of epoch 4");
  }

  @Test
  void aMarkOfTheFormerHolderIsStaleThoughItsTimeIsFromBefore() {
    Takeover takeover = Takeover.read(h, 5);
    h.execute("update batch set sending_at = '" + SENDING + "' where id = 1");
    assertThat(stale(takeover)).singleElement().asString().contains("batch 1 of epoch 4");
  }
}
