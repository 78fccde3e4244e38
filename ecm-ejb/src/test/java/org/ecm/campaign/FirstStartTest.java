package org.ecm.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.ecm.database.Database;
import org.ecm.database.PlainDatabase;
import org.ecm.database.SchemaStart.SchemaReady;
import org.ecm.database.TestDatabase;
import org.ecm.strategy.CallStrategy;
import org.ecm.strategy.DefaultStrategy;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class FirstStartTest {

  private static final SchemaReady READY = new SchemaReady("001");

  private final DataSource source = TestDatabase.migrated();
  private final Database database = new PlainDatabase(source);

  @Test
  void theDefaultStrategyIsStoredAsItIsDecided() {
    new FirstStart(database).createDefaultStrategy(READY);

    long id = database.inTransaction(h -> number(h, "select id from strategy"));
    CallStrategy stored = database.inTransaction(h -> CampaignPlans.strategy(h, id));
    assertThat(stored).isEqualTo(DefaultStrategy.create());
  }

  @Test
  void aStrategyThatExistsIsLeftAsItIs() {
    database.useTransaction(h -> h.execute("insert into strategy values (7, 'Default', 3)"));

    new FirstStart(database).createDefaultStrategy(READY);

    assertThat(count("strategy")).isEqualTo(1);
    assertThat(count("strategy_step")).isZero();
  }

  @RepeatedTest(5)
  void twoNodesThatStartAtOnceMakeOneStrategyAndNeitherFails() throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    Callable<Void> node =
        () -> {
          FirstStart first = new FirstStart(new PlainDatabase(source));
          start.await();
          first.createDefaultStrategy(READY);
          return null;
        };
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    List<Future<Void>> ended = new ArrayList<>(nodes.invokeAll(List.of(node, node)));
    nodes.shutdown();

    for (Future<Void> end : ended) {
      end.get();
    }
    assertThat(count("strategy")).isEqualTo(1);
    assertThat(count("strategy_step")).isEqualTo(DefaultStrategy.create().steps().size());
    assertThat(count("strategy_rule")).isEqualTo(DefaultStrategy.create().rules().size());
  }

  private long count(String table) {
    return database.inTransaction(h -> number(h, "select count(*) from " + table));
  }

  private static long number(Handle h, String query) {
    return h.createQuery(query).mapTo(Long.class).one();
  }
}
