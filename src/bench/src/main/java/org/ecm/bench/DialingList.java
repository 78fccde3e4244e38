package org.ecm.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** A dialer's tables with finished records, 200 for each second; gone when closed. */
final class DialingList implements AutoCloseable {

  /** When the first record was changed. */
  static final Instant BEGIN = Instant.parse("2026-01-05T12:00:00Z");

  private static final String TABLE =
      """
      create table %1$s (dialingListID bigint primary key, campaignID int not null,
        accountNumber varchar(25), phone01 varchar(28) not null, callStatus int not null,
        callResult int not null, callsMade int not null, updatedAt timestamp(0) not null);
      create index %1$sAccount on %1$s (accountNumber);
      create index %1$sUpdated on %1$s (campaignID, updatedAt);
      """;

  /** Of 20 calls 9 are answered, 5 not, 2 busy, 2 by a machine, 1 number is wrong, 1 call fails. */
  private static final String RECORDS =
      """
      insert into DialingList select x, 1, lpad(x, 20, 'A'), '1' || (2020000000 + x), 3,
        case when mod(x, 20) < 9 then 1 when mod(x, 20) < 14 then 15 when mod(x, 20) < 16 then 11
          when mod(x, 20) < 18 then 3 when mod(x, 20) < 19 then 4 else 17 end,
        1, dateadd(second, x / 200, timestamp '2026-01-05 12:00:00')
      from system_range(1, %d)
      """;

  private final Path directory = BenchDatabase.directory();
  private final JdbcConnectionPool source;

  DialingList(int records) throws SQLException {
    source = JdbcConnectionPool.create("jdbc:h2:file:" + directory.resolve("dialer"), "sa", "sa");
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLE.formatted("DialingList"));
      statement.execute(TABLE.formatted("DialingListHistory"));
      statement.execute(RECORDS.formatted(records));
    }
  }

  DataSource source() {
    return source;
  }

  @Override
  public void close() throws SQLException, IOException {
    BenchDatabase.shutDown(source);
    BenchDatabase.delete(directory);
  }
}
