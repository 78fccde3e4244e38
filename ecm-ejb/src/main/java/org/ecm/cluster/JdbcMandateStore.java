package org.ecm.cluster;

import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Mandates in ECM's database, over a datasource of its own that commits each statement. */
public class JdbcMandateStore implements MandateStore {

  private static final String SELF =
      " where name = :name and epoch = :epoch and holder = :holder and incarnation = :incarnation"
          + " and released = 0";

  private final Jdbi jdbi;

  public JdbcMandateStore(DataSource dataSource) {
    jdbi = Jdbi.create(dataSource);
  }

  @Override
  public Optional<MandateRow> read(String name) {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    "select holder, incarnation, epoch, beat, released from mandate where name = :name")
                .bind("name", name)
                .map(
                    (row, context) ->
                        new MandateRow(
                            new Mandate(
                                name,
                                row.getString("holder"),
                                row.getString("incarnation"),
                                row.getLong("epoch")),
                            row.getLong("beat"),
                            row.getBoolean("released")))
                .findOne());
  }

  @Override
  public void create(String name) {
    try {
      jdbi.useHandle(
          h ->
              h.createUpdate(
                      "insert into mandate (name, holder, incarnation, epoch, beat, released)"
                          + " select :name, '', '', 0, 0, 1 where not exists"
                          + " (select 1 from mandate where name = :name)")
                  .bind("name", name)
                  .execute());
    } catch (JdbiException e) {
      // Another node may have created it in between; the next read tells.
      if (read(name).isEmpty()) {
        throw e;
      }
    }
  }

  @Override
  public Optional<Mandate> take(MandateRow seen, String holder, String incarnation) {
    Mandate old = seen.mandate();
    int taken =
        jdbi.withHandle(
            h ->
                h.createUpdate(
                        "update mandate set holder = :holder, incarnation = :incarnation,"
                            + " epoch = epoch + 1, beat = 0, released = 0"
                            + " where name = :name and epoch = :epoch and beat = :beat"
                            + " and released = :released and not exists"
                            + " (select 1 from node_incarnation where node = :holder"
                            + " and incarnation = :incarnation and died_at is not null)")
                    .bind("holder", holder)
                    .bind("incarnation", incarnation)
                    .bind("name", old.name())
                    .bind("epoch", old.epoch())
                    .bind("beat", seen.beat())
                    .bind("released", seen.released())
                    .execute());
    return taken == 1
        ? Optional.of(new Mandate(old.name(), holder, incarnation, old.epoch() + 1))
        : Optional.empty();
  }

  @Override
  public boolean renew(Mandate mandate) {
    return update("update mandate set beat = beat + 1" + SELF, mandate) == 1;
  }

  @Override
  public void release(Mandate mandate) {
    update("update mandate set released = 1" + SELF, mandate);
  }

  @Override
  public void releaseAll(NodeIdentity dead) {
    jdbi.useHandle(
        h ->
            h.createUpdate(
                    "update mandate set released = 1 where holder = :node"
                        + " and incarnation = :incarnation and released = 0")
                .bind("node", dead.node())
                .bind("incarnation", dead.incarnation())
                .execute());
  }

  private int update(String sql, Mandate mandate) {
    return jdbi.withHandle(
        h ->
            h.createUpdate(sql)
                .bind("name", mandate.name())
                .bind("epoch", mandate.epoch())
                .bind("holder", mandate.holder())
                .bind("incarnation", mandate.incarnation())
                .execute());
  }
}
