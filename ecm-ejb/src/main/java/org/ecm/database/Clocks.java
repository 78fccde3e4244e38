package org.ecm.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The one clock that services read the time of day from. */
@ApplicationScoped
public class Clocks {

  @Produces
  Clock utc() {
    return Clock.systemUTC();
  }
}
