package org.ecm.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.ecm.database.Database;
import org.ecm.database.LostRace;
import org.ecm.database.SchemaStart.SchemaReady;
import org.ecm.strategy.CallStrategy;
import org.ecm.strategy.DefaultStrategy;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Gives a new installation its default strategy. */
@ApplicationScoped
public class FirstStart {

  private final Database database;

  @Inject
  public FirstStart(Database database) {
    this.database = database;
  }

  /** For the container's proxy only. */
  protected FirstStart() {
    this(null);
  }

  /**
   * Runs at each start; a strategy that exists is left as it is. Plain SQL, since Hibernate and an
   * EJB would log it as an error that another node was faster.
   */
  public void createDefaultStrategy(@Observes SchemaReady ready) {
    LostRace.rerun(() -> database.inTransaction(FirstStart::create));
  }

  /** False if it was there. */
  private static boolean create(Handle h) {
    // Of the entities' sequence, whose numbers Hibernate hands out too: it takes this one as used.
    long id = h.createQuery("select next value for entity_seq").mapTo(Long.class).one();
    int created =
        h.createUpdate(
                "insert into strategy (id, name, version) select :id, :name, 0"
                    + " where not exists (select 1 from strategy where name = :name)")
            .bind("id", id)
            .bind("name", DefaultStrategy.NAME)
            .execute();
    if (created == 1) {
      CallStrategy strategy = DefaultStrategy.create();
      insertSteps(h, id, strategy);
      insertRules(h, id, strategy);
    }
    return created == 1;
  }

  private static void insertSteps(Handle h, long id, CallStrategy strategy) {
    PreparedBatch batch =
        h.prepareBatch(
            "insert into strategy_step (strategy_id, position, channel, phone)"
                + " values (:id, :position, 'VOICE', :phone)");
    for (int i = 0; i < strategy.steps().size(); i++) {
      batch.bind("id", id).bind("position", i).bind("phone", strategy.steps().get(i).phone()).add();
    }
    batch.execute();
  }

  private static void insertRules(Handle h, long id, CallStrategy strategy) {
    PreparedBatch batch =
        h.prepareBatch(
            "insert into strategy_rule (strategy_id, result_group, action, delay_seconds)"
                + " values (:id, :result, :action, :delay)");
    strategy
        .rules()
        .forEach(
            (result, rule) ->
                batch
                    .bind("id", id)
                    .bind("result", result.name())
                    .bind("action", rule.action().name())
                    .bind("delay", rule.delay().toSeconds())
                    .add());
    batch.execute();
  }
}
