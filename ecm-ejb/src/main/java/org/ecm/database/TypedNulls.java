package org.ecm.database;

import java.sql.Types;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.Arguments;
import org.jdbi.v3.core.argument.NullArgument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * A null travels as {@code nvarchar}. Without a type it goes to SQL Server as {@code varbinary},
 * which becomes no {@code datetime2}; {@code nvarchar} becomes any type but a binary one (Microsoft
 * Learn, "Data type conversion"). A text that is null must have the type of one that is not: at
 * each change within a batch the driver would prepare the statement anew.
 */
final class TypedNulls {
  private TypedNulls() {}

  static Jdbi install(Jdbi jdbi) {
    jdbi.getConfig(Arguments.class).setUntypedNullArgument(new NullArgument(Types.NVARCHAR));
    return jdbi.registerArgument(new Text());
  }

  private static class Text extends AbstractArgumentFactory<String> {
    Text() {
      super(Types.NVARCHAR);
    }

    @Override
    protected Argument build(String value, ConfigRegistry config) {
      return (position, statement, context) -> statement.setString(position, value);
    }
  }
}
