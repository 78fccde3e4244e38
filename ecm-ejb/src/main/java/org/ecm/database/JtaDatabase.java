package org.ecm.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;

/** The database in the server: the JTA datasource {@code EcmDS} and the server's transactions. */
@ApplicationScoped
public class JtaDatabase implements Database {

  @Resource(lookup = "java:jboss/datasources/EcmDS")
  DataSource dataSource;

  // Not UserTransaction, which beans with container-managed transactions may not touch.
  @Resource(lookup = "java:jboss/TransactionManager")
  TransactionManager transaction;

  @Inject OpenTransactions open;

  private volatile Jdbi jdbi;

  @Override
  public <R> R inTransaction(Work<R> work) {
    try {
      if (transaction.getStatus() == Status.STATUS_ACTIVE) {
        return jdbi().withHandle(work::run);
      }
      transaction.begin();
    } catch (SystemException | NotSupportedException e) {
      throw new IllegalStateException("No transaction could be started", e);
    }
    try {
      return committed(work);
    } finally {
      open.ended();
    }
  }

  private <R> R committed(Work<R> work) {
    R answer;
    try {
      answer =
          jdbi()
              .withHandle(
                  handle -> {
                    open.began(handle.getConnection());
                    return work.run(handle);
                  });
    } catch (RuntimeException | Error e) {
      rollback(e);
      throw e;
    }
    commit();
    return answer;
  }

  private void commit() {
    try {
      transaction.commit();
    } catch (Exception e) {
      throw new CommitUnknownException(e);
    }
  }

  private void rollback(Throwable cause) {
    try {
      transaction.rollback();
    } catch (SystemException | RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private Jdbi jdbi() {
    if (jdbi == null) {
      Jdbi created = Jdbi.create(dataSource).setTransactionHandler(new CMTTransactionHandler());
      jdbi = UtcTimes.install(created);
    }
    return jdbi;
  }
}
