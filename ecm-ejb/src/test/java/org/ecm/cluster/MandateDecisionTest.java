package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.sql.DataSource;
import org.ecm.database.Database;
import org.ecm.database.PlainDatabase;
import org.ecm.database.TestDatabase;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MandateDecisionTest {

  private final DataSource source = TestDatabase.migrated();
  private final Database database = new PlainDatabase(source);
  private final MandateStore store = new JdbcMandateStore(source);
  private Mandate mandate;

  @BeforeEach
  void hold() {
    store.create("contact-feed");
    mandate = store.take(store.read("contact-feed").orElseThrow(), "node1", "a").orElseThrow();
    database.useTransaction(h -> h.execute("insert into strategy values (1, 'Before', 0)"));
  }

  @Test
  void aDecisionUnderAMandateInForceIsKept() {
    int renamed = mandate.decide(database, h -> rename(h, "After"));
    assertThat(renamed).isEqualTo(1);
    assertThat(name()).isEqualTo("After");
  }

  @Test
  void aMandateLostBetweenTwoStatementsTakesTheFirstBackToo() {
    assertThatThrownBy(
            () ->
                mandate.decide(
                    database,
                    h -> {
                      int first = rename(h, "After");
                      store.take(store.read("contact-feed").orElseThrow(), "node2", "b");
                      return first + rename(h, "Later");
                    }))
        .isInstanceOf(MandateLostException.class);
    assertThat(name()).isEqualTo("Before");
  }

  private int rename(Handle h, String name) {
    return h.createUpdate("update strategy set name = :name where " + Mandate.FENCE)
        .bind("name", name)
        .bindMap(mandate.bindings())
        .execute();
  }

  private String name() {
    return database.inTransaction(
        h -> h.createQuery("select name from strategy").mapTo(String.class).one());
  }
}
