package org.ecm.database;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.Arguments;
import org.jdbi.v3.core.argument.NullArgument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.StatementExceptions;

/**
 * Instants travel to and from {@code datetime2(6)} as UTC, whatever the server process's own zone;
 * finer than a microsecond is cut off on the way in, so that what was written is what is read.
 */
public final class UtcTimes {
  private UtcTimes() {}

  /** The last moment that a column can hold: datetime2 ends with the year 9999. */
  public static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  /** Whether a column can hold the moment. */
  public static boolean canHold(Instant instant) {
    return !instant.isBefore(FIRST) && !instant.isAfter(LAST);
  }

  /**
   * Teaches a Jdbi to bind and read {@link Instant} as UTC, and to keep what it binds, phone
   * numbers and password hashes among it, out of the messages of its exceptions.
   */
  public static Jdbi install(Jdbi jdbi) {
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    // Jdbi sees no type on a null instant, and without one it would go to SQL Server as varbinary,
    // which becomes no datetime2 (github.com/microsoft/mssql-jdbc/issues/1833).
    jdbi.getConfig(Arguments.class).setUntypedNullArgument(new NullArgument(Types.NVARCHAR));
    return jdbi.registerArgument(new InstantArgument())
        .registerColumnMapper(
            Instant.class,
            (row, column, context) -> read(row.getObject(column, LocalDateTime.class)));
  }

  /** The instant as the database holds it; null stays null. */
  public static LocalDateTime write(Instant instant) {
    return instant == null
        ? null
        : LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
  }

  /** The instant that a column holds; null stays null. */
  public static Instant read(LocalDateTime column) {
    return column == null ? null : column.toInstant(ZoneOffset.UTC);
  }

  private static class InstantArgument extends AbstractArgumentFactory<Instant> {
    InstantArgument() {
      super(Types.TIMESTAMP);
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
      return (position, statement, context) -> statement.setObject(position, write(value));
    }
  }
}
