package org.ecm.dialer.uccx;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.ecm.dialer.DialerGateway;
import org.ecm.dialer.DialerGateways;
import org.jboss.logging.Logger;

/** Connects ECM to the UCCX named in the server's settings (see docs/settings.md). */
@ApplicationScoped
public class UccxProducer {

  private static final Logger LOG = Logger.getLogger(UccxProducer.class);
  private static final String TABLES = "java:jboss/datasources/UccxDS";

  @Inject Config config;
  @Resource ManagedScheduledExecutorService alarms;

  @Produces
  @Singleton
  DialerGateways gateways(Clock clock) {
    UccxGateway uccx = new UccxGateway(settings(), names(), tables(), alarms, clock);
    return new DialerGateways() {
      @Override
      public DialerGateway of(String dialer) {
        if (!uccx.dialer().equals(dialer)) {
          throw new IllegalArgumentException("No dialer named " + dialer + " is configured");
        }
        return uccx;
      }

      @Override
      public Collection<DialerGateway> all() {
        return List.of(uccx);
      }
    };
  }

  UccxSettings settings() {
    return new UccxSettings(
        text("ecm.uccx.name", "uccx"),
        URI.create(text("ecm.uccx.url", "https://localhost")),
        text("ecm.uccx.user", "administrator"),
        text("ecm.uccx.password", ""),
        ZoneId.of(text("ecm.uccx.time-zone", "UTC")),
        config.getOptionalValue("ecm.uccx.number-prefix", String.class).orElse(""),
        millis("ecm.uccx.connect-limit-ms", 3_000),
        millis("ecm.uccx.read-limit-ms", 10_000),
        millis("ecm.uccx.idle-connection-ms", 60_000),
        millis("ecm.uccx.processing-ms", 10_000),
        config.getOptionalValue("ecm.uccx.db.replica", Boolean.class).orElse(false));
  }

  UccxTables names() {
    UccxTables names = UccxTables.DEFAULT;
    return new UccxTables(
        text("ecm.uccx.db.table.live", names.live()),
        text("ecm.uccx.db.table.history", names.history()),
        text("ecm.uccx.db.column.record-id", names.recordId()),
        text("ecm.uccx.db.column.campaign-id", names.campaignId()),
        text("ecm.uccx.db.column.account-number", names.accountNumber()),
        text("ecm.uccx.db.column.phone", names.phone()),
        text("ecm.uccx.db.column.call-status", names.callStatus()),
        text("ecm.uccx.db.column.call-result", names.callResult()),
        text("ecm.uccx.db.column.calls-made", names.callsMade()),
        text("ecm.uccx.db.column.changed-at", names.changedAt()));
  }

  private static DataSource tables() {
    try {
      return InitialContext.doLookup(TABLES);
    } catch (NamingException e) {
      LOG.warnf("No datasource %s: results cannot be read, and doubt cannot be settled", TABLES);
      return null;
    }
  }

  private String text(String name, String fallback) {
    return config.getOptionalValue(name, String.class).orElse(fallback);
  }

  private Duration millis(String name, long fallback) {
    return Duration.ofMillis(config.getOptionalValue(name, Long.class).orElse(fallback));
  }
}
