package org.ecm.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** That an aborted connection gives its locks back is for the driver: {@code HungClientIT}. */
class OpenTransactionsTest {

  private final OpenTransactions open = new OpenTransactions();

  @Test
  void theTransactionOfAnotherThreadIsAbortedOnce() throws Exception {
    Thread thread = inTransaction(() -> {});

    assertThat(open.abort(thread)).isTrue();
    assertThat(open.abort(thread)).isFalse();
  }

  @Test
  void noTransactionNoAbort() throws Exception {
    assertThat(open.abort(Thread.currentThread())).isFalse();
    assertThat(open.abort(inTransaction(open::ended))).isFalse();
  }

  private Thread inTransaction(Runnable after) throws Exception {
    Thread thread =
        new Thread(
            () -> {
              try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
                open.began(connection);
                after.run();
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            });
    thread.start();
    thread.join();
    return thread;
  }
}
