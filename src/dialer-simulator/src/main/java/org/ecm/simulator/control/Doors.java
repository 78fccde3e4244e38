package org.ecm.simulator.control;

import org.ecm.simulator.http.HttpServer;
import org.ecm.simulator.store.JdbcServer;

/** The ports that ECM uses, to be shut and opened again. */
public final class Doors {
  private final HttpServer rest;
  private final JdbcServer jdbc;

  public Doors(HttpServer rest, JdbcServer jdbc) {
    this.rest = rest;
    this.jdbc = jdbc;
  }

  synchronized void openJdbc(boolean open) throws Exception {
    if (open) {
      jdbc.start();
    } else {
      jdbc.stop();
    }
  }

  /** Drops all connections and takes none until {@link #open}. */
  synchronized void shut() throws Exception {
    rest.stop();
    jdbc.stop();
  }

  synchronized void open() throws Exception {
    jdbc.start();
    rest.start();
  }
}
