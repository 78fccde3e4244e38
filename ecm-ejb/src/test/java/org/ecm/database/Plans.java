package org.ecm.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** What H2 would do for statements; only there, and with as many rows as the tables have now. */
public final class Plans {
  private Plans() {}

  /**
   * One of the tables that grow, followed by the way it is read. A table, or an index without a
   * condition on its columns, is read from one end to the other; but its first or last entry is
   * just looked up.
   */
  private static final Pattern WHOLE =
      Pattern.compile(
          "\"(CONTACT|ATTEMPT|BATCH|DIALER_RESULT|CALLBACK_REQUEST|IMPORT_JOB|IMPORT_VERDICT"
              + "|DO_NOT_CALL)\"( \"\\w+\")?\\s*/\\* PUBLIC\\.[\\w.]+ \\*/"
              + "(?!\\s*/\\* direct lookup)");

  private static final Pattern EXPLAINED =
      Pattern.compile("(select|update|delete|insert|with)\\b.*", Pattern.DOTALL);

  /** The plans of those of the statements that read one of the tables that grow as a whole. */
  public static List<String> readingAll(DataSource source, Collection<String> statements)
      throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = source.getConnection();
        Statement analyze = connection.createStatement()) {
      analyze.execute("analyze");
      for (String statement : statements) {
        if (EXPLAINED.matcher(statement).matches()) {
          String plan = plan(connection, statement);
          if (WHOLE.matcher(plan).find()) {
            found.add(plan);
          }
        }
      }
    }
    return found;
  }

  private static String plan(Connection connection, String statement) throws SQLException {
    try (PreparedStatement explain = connection.prepareStatement("explain " + statement)) {
      for (int i = 1; i <= explain.getParameterMetaData().getParameterCount(); i++) {
        explain.setNull(i, Types.NULL);
      }
      try (ResultSet plan = explain.executeQuery()) {
        plan.next();
        return plan.getString(1);
      }
    }
  }
}
