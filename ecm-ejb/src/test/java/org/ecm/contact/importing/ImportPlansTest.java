package org.ecm.contact.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.ecm.database.Plans;
import org.ecm.database.StatementLog;
import org.ecm.database.TestDatabase;
import org.junit.jupiter.api.Test;

/** An import costs what its rows cost, however much was imported before. */
class ImportPlansTest {

  private final ImportLab lab = new ImportLab();

  @Test
  void nothingIsReadAsAWhole() throws Exception {
    assumeThat(TestDatabase.isSqlServer()).as("its plans look different").isFalse();
    StatementLog log = new StatementLog(lab.database);
    ImportLab.Node node = lab.node("node1", log);
    node.upload(ImportLab.mixedFile(700));
    node.workAll();
    years();
    node.upload("ID;Phone1\r\nlast;2125559999\r\n");
    node.workAll();

    assertThat(lab.imports()).extracting(ImportJob::state).contains(ImportState.DONE);
    assertThat(log.prepared()).hasSizeGreaterThan(10);
    assertThat(Plans.readingAll(lab.source, log.prepared())).isEmpty();
  }

  private void years() {
    lab.doNotCall("+12125550100");
    lab.database.useTransaction(
        h -> {
          h.execute(
              "insert into import_job (id, campaign_id, list_id, file_name, state, node,"
                  + " incarnation, bytes_received, position, rows_read, accepted, rejected,"
                  + " duplicate, suppressed, created_by, created_at, updated_at)"
                  + " select x, campaign_id, list_id, file_name, 'DONE', node, incarnation,"
                  + " bytes_received, position, 0, 0, 0, 0, 0, created_by, created_at, updated_at"
                  + " from import_job cross join system_range(1000000, 1003000)");
          h.execute(
              "insert into import_verdict (job_id, row_no, verdict, reason)"
                  + " select x, 1, 'REJECTED', 'NO_NUMBER' from system_range(1000000, 1003000)");
          h.execute(
              "insert into do_not_call (id, number, campaign_id, source, created_by, created_at)"
                  + " select x, concat('+44', x), 0, 'test', 'test', created_at"
                  + " from do_not_call cross join system_range(1000000, 1003000)");
          h.execute(
              "insert into contact (id, campaign_id, list_id, row_key, phone1, priority, state,"
                  + " reason, step, next_number, call_zone, due_at, attempts_made, sending,"
                  + " created_at, updated_at) select x, campaign_id, list_id, concat('old ', x),"
                  + " phone1, 5, 'FINISHED', 'ANSWERED', 0, concat('+44', x), 'UTC', due_at, 1, 0,"
                  + " created_at, updated_at from contact cross join system_range(1000000, 1003000)"
                  + " where contact.id = (select min(id) from contact)");
        });
  }
}
