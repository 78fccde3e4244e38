package org.ecm.database;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class SchemaTest {

  @Test
  void migratingTwiceChangesNothing() {
    DataSource source = TestDatabase.empty();
    assertThat(Schema.migrate(source)).isEqualTo(Schema.migrate(source));
  }

  @Test
  void aMigrationThatWasKilledHalfWayRunsAgain() {
    DataSource source = TestDatabase.migrated();
    Jdbi jdbi = Jdbi.create(source);
    jdbi.useHandle(
        h -> {
          h.execute("drop table dialer_result");
          h.execute("drop table \"flyway_schema_history\"");
        });
    Schema.migrate(source);
    long rows =
        jdbi.withHandle(
            h -> h.createQuery("select count(*) from dialer_result").mapTo(Long.class).one());
    assertThat(rows).isZero();
  }
}
