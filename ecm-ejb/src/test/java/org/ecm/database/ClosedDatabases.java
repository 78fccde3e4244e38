package org.ecm.database;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Closes the databases in memory that a class of tests has opened: each test has one of its own,
 * and those of all together do not fit into the memory of the process. Registered for all tests in
 * META-INF/services.
 */
public class ClosedDatabases implements AfterAllCallback {

  @Override
  public void afterAll(ExtensionContext context) {
    if (!context.getRequiredTestClass().isMemberClass()) {
      TestDatabase.closeAll();
    }
  }
}
