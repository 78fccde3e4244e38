package org.ecm.cluster;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.ecm.database.Schema;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The database's sessions by the address they come from, as H2 (INFORMATION_SCHEMA.SESSIONS,
 * ABORT_SESSION) and SQL Server (sys.dm_exec_sessions, KILL; Microsoft Learn) show and end them. An
 * ordinary user may do neither on SQL Server: that needs VIEW SERVER STATE and ALTER ANY
 * CONNECTION.
 */
class DatabaseSessions {

  /** Error 6106, "Process ID is not an active process ID" (Microsoft Learn): it has just ended. */
  private static final int NO_SUCH_SESSION = 6106;

  private final Jdbi jdbi;

  DatabaseSessions(DataSource dataSource) {
    jdbi = Jdbi.create(dataSource);
  }

  /** The host that the database sees this node come from; null if it does not tell. */
  String ownAddress() {
    try {
      return jdbi.withHandle(
          h ->
              host(
                  h.createQuery(
                          Schema.isH2(h)
                              ? "select client_addr from information_schema.sessions"
                                  + " where session_id = session_id()"
                              : "select cast(connectionproperty('client_net_address')"
                                  + " as nvarchar(48))")
                      .mapTo(String.class)
                      .findOne()
                      .orElse(null)));
    } catch (JdbiException e) {
      return null;
    }
  }

  /** H2 names the port too. */
  private static String host(String address) {
    int port = address == null ? -1 : address.lastIndexOf(':');
    return port < 0 || address.indexOf(':') < port && !address.startsWith("[")
        ? address
        : address.substring(0, port);
  }

  /**
   * Ends all sessions of this database user that come from a host; the one that does it excepted.
   *
   * @return how many
   * @throws JdbiException if the user may not
   */
  int end(String address) {
    return jdbi.withHandle(h -> Schema.isH2(h) ? endOnH2(h, address) : endOnSqlServer(h, address));
  }

  private static int endOnH2(Handle h, String address) {
    List<Integer> sessions =
        h.createQuery(
                "select session_id from information_schema.sessions"
                    + " where session_id <> session_id() and user_name = current_user"
                    + " and client_addr like :address")
            .bind("address", address + ":%")
            .mapTo(Integer.class)
            .list();
    sessions.forEach(
        id -> h.createQuery("call abort_session(:id)").bind("id", id).mapTo(String.class).one());
    return sessions.size();
  }

  private static int endOnSqlServer(Handle h, String address) {
    List<Integer> sessions =
        h.createQuery(
                "select s.session_id from sys.dm_exec_sessions s"
                    + " join sys.dm_exec_connections c on c.session_id = s.session_id"
                    + " where s.session_id <> @@spid and s.login_name = suser_sname()"
                    + " and s.program_name = 'ECM' and c.client_net_address = :address")
            .bind("address", address)
            .mapTo(Integer.class)
            .list();
    sessions.forEach(id -> kill(h, id));
    return sessions.size();
  }

  private static void kill(Handle h, int session) {
    try {
      h.execute("kill " + session);
    } catch (JdbiException e) {
      if (!(e.getCause() instanceof SQLException refused
          && refused.getErrorCode() == NO_SUCH_SESSION)) {
        throw e;
      }
    }
  }
}
