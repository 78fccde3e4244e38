package org.ecm.database;

import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/** The version of the schema, null until it is current: for the readiness check, by JNDI. */
@Stateless
@Local(Supplier.class)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class SchemaVersion implements Supplier<String> {

  @Inject DatabaseReadiness readiness;

  @Override
  public String get() {
    return readiness.schemaVersion().orElse(null);
  }
}
