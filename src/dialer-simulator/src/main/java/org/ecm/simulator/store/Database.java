package org.ecm.simulator.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import org.h2.api.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The H2 database file. Its owner's password is random and kept beside it, readable by the owner of
 * the process only: whoever may write to H2 may run code in it.
 */
final class Database {
  static final String NAME = "db_cra";

  /** Written out lazily, for the log makes up what a killed process had not yet written. */
  private static final String TUNING =
      ";WRITE_DELAY=5000;RETENTION_TIME=1000;AUTO_COMPACT_FILL_RATE=30";

  private static final String OWNER = "simulator";
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private final Path file;
  private final String url;
  private final String password;

  Database(Path directory) throws IOException {
    file = directory.resolve(NAME + ".mv.db");
    url = "jdbc:h2:file:" + directory.toAbsolutePath().resolve(NAME) + TUNING;
    password = password(directory.resolve(NAME + ".key"));
  }

  /** Opens the database; a file that cannot be read is dropped, for the log holds it all. */
  Connection open() throws SQLException, IOException {
    try {
      return connect();
    } catch (SQLException e) {
      if (e.getErrorCode() != ErrorCode.FILE_CORRUPTED_1) {
        throw e;
      }
      LOG.warn("{} is damaged and is built again from the log: {}", file, e.getMessage());
      Files.delete(file);
      return connect();
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, OWNER, password);
  }

  void createSchema(Connection connection) throws SQLException, IOException {
    try (InputStream script = Database.class.getResourceAsStream("schema.sql");
        var statement = connection.createStatement()) {
      statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** The account for readers: may select from the two dialing-list tables and nothing else. */
  void createReader(Connection connection, String user, String readerPassword) throws SQLException {
    if (!user.matches("[A-Za-z][A-Za-z0-9_]*")) {
      throw new IllegalArgumentException("A JDBC user has letters, digits and _ only: " + user);
    }
    try (var statement = connection.createStatement()) {
      statement.execute("CREATE USER IF NOT EXISTS " + user + " PASSWORD ''");
      statement.execute("GRANT SELECT ON DialingList TO " + user);
      statement.execute("GRANT SELECT ON DialingListHistory TO " + user);
    }
    try (var statement = connection.prepareStatement("ALTER USER " + user + " SET PASSWORD ?")) {
      statement.setString(1, readerPassword);
      statement.execute();
    }
  }

  private static String password(Path file) throws IOException {
    if (Files.notExists(file) || Files.size(file) == 0) {
      Files.deleteIfExists(file);
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, HexFormat.of().formatHex(random), StandardOpenOption.WRITE);
    }
    return Files.readString(file).strip();
  }
}
