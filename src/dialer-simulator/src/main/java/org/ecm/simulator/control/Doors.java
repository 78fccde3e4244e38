package org.ecm.simulator.control;

import java.util.concurrent.TimeUnit;
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

  /** Drops all connections and takes new ones again after a while; returns when it does. */
  synchronized void restart(long downMillis) throws Exception {
    rest.stop();
    jdbc.stop();
    TimeUnit.MILLISECONDS.sleep(downMillis);
    jdbc.start();
    rest.start();
  }
}
