package org.ecm.results;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.ecm.campaign.CampaignPlans;
import org.ecm.cluster.Component;
import org.ecm.cluster.Monotonic;
import org.ecm.database.Database;
import org.ecm.database.IdBlocks;
import org.ecm.dialer.DialerGateways;

/** Makes Sync Results from the server's settings (see docs/settings.md). */
@ApplicationScoped
public class ResultsProducer {

  @Inject Config config;

  @Produces
  @Singleton
  Component syncResults(
      Database database, DialerGateways gateways, CampaignPlans plans, IdBlocks ids, Clock clock) {
    return new SyncResults(database, gateways, plans, ids, settings(), clock, Monotonic.SYSTEM);
  }

  private ResultSettings settings() {
    return new ResultSettings(
        config.getOptionalValue("ecm.results.page-size", Integer.class).orElse(1000),
        millis("ecm.results.sweep-every-ms", 60_000),
        config.getOptionalValue("ecm.results.sweep-size", Integer.class).orElse(500),
        millis("ecm.results.unconfirmed-limit-ms", 180_000),
        config.getOptionalValue("ecm.time.speed", Double.class).orElse(1.0));
  }

  private Duration millis(String name, long fallback) {
    return Duration.ofMillis(config.getOptionalValue(name, Long.class).orElse(fallback));
  }
}
