package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On an H2 that serves over TCP, where sessions have addresses. */
class DatabaseSessionsTest {

  private Server server;
  private JdbcConnectionPool pool;

  @BeforeEach
  void serve() throws SQLException {
    server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    pool =
        JdbcConnectionPool.create(
            "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:sessions;LOCK_TIMEOUT=50",
            "sa",
            "sa");
  }

  @AfterEach
  void end() {
    pool.dispose();
    server.stop();
  }

  @Test
  void anEndedSessionHoldsNoLocksAnyMore() throws SQLException {
    DatabaseSessions sessions = new DatabaseSessions(pool);
    try (Connection frozen = pool.getConnection();
        Connection other = pool.getConnection()) {
      frozen.createStatement().execute("create table t (id int primary key, n int)");
      frozen.createStatement().execute("insert into t values (1, 1)");
      frozen.setAutoCommit(false);
      frozen.createStatement().execute("update t set n = 2");
      assertThatThrownBy(() -> other.createStatement().execute("update t set n = 3"))
          .hasMessageContaining("Timeout");

      assertThat(sessions.ownAddress()).isEqualTo("127.0.0.1");
      assertThat(sessions.end("127.0.0.9")).isZero();
      assertThat(sessions.end("127.0.0.1")).isPositive();
    }
    try (Connection after = pool.getConnection()) {
      assertThat(after.createStatement().executeUpdate("update t set n = 3 where n = 1"))
          .isEqualTo(1);
    }
  }

  @Test
  void anEmbeddedDatabaseTellsNoAddress() {
    JdbcConnectionPool embedded = JdbcConnectionPool.create("jdbc:h2:mem:", "sa", "sa");
    assertThat(new DatabaseSessions(embedded).ownAddress()).isNull();
  }
}
