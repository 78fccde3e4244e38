package org.ecm.campaign;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.ecm.database.SchemaStart.SchemaReady;
import org.ecm.strategy.DefaultStrategy;

/** Gives a new installation its default strategy. */
@Stateless
public class FirstStart {

  @PersistenceContext EntityManager entities;

  /** Runs at each start; a strategy that exists is left as it is. */
  public void createDefaultStrategy(@Observes SchemaReady ready) {
    // Not a count: the dialect writes it as SQL Server's count_big, which H2 does not have.
    boolean missing =
        entities
            .createQuery(
                "select s from StoredStrategy s where s.name = :name", StoredStrategy.class)
            .setParameter("name", DefaultStrategy.NAME)
            .getResultList()
            .isEmpty();
    if (missing) {
      entities.persist(new StoredStrategy(DefaultStrategy.NAME, DefaultStrategy.create()));
    }
  }
}
