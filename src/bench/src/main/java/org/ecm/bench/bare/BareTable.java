package org.ecm.bench.bare;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** One table without a second index, made when the application starts. */
@ApplicationScoped
public class BareTable {

  @Resource(lookup = "java:jboss/datasources/BareDS")
  DataSource source;

  void create(@Observes @Initialized(ApplicationScoped.class) Object start) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table bare_callback (id bigint identity primary key, request nvarchar(200),"
              + " campaign bigint, number nvarchar(20), due nvarchar(40), reference nvarchar(100),"
              + " first_name nvarchar(100), last_name nvarchar(100))");
    }
  }

  /** Keeps a request; returns its id once it is committed. */
  @Transactional
  public long insert(String request, BareCallback callback) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into bare_callback (request, campaign, number, due, reference, first_name,"
                    + " last_name) values (?, ?, ?, ?, ?, ?, ?)",
                Statement.RETURN_GENERATED_KEYS)) {
      insert.setString(1, request);
      insert.setLong(2, callback.campaign);
      insert.setString(3, callback.number);
      insert.setString(4, callback.at);
      insert.setString(5, callback.reference);
      insert.setString(6, callback.firstName);
      insert.setString(7, callback.lastName);
      insert.executeUpdate();
      try (ResultSet id = insert.getGeneratedKeys()) {
        id.next();
        return id.getLong(1);
      }
    }
  }
}
