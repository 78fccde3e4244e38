package org.ecm.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.eclipse.microprofile.config.Config;
import org.ecm.campaign.CampaignPlans;
import org.ecm.cluster.Component;
import org.ecm.cluster.Monotonic;
import org.ecm.cluster.NodeRegistry;
import org.ecm.database.Database;
import org.ecm.database.IdBlocks;
import org.ecm.dialer.DialerGateways;
import org.ecm.schedule.CallingWindow;
import org.ecm.schedule.WeeklySchedule;

/** Makes Contact Feed from the server's settings (see docs/settings.md). */
@ApplicationScoped
public class FeedProducer {

  @Inject Config config;

  @Produces
  @Singleton
  Component contactFeed(
      Database database,
      DialerGateways gateways,
      CampaignPlans plans,
      NodeRegistry nodes,
      IdBlocks ids,
      CallingWindow window,
      Clock clock) {
    return new ContactFeed(
        database, gateways, plans, nodes, ids, settings(window), clock, Monotonic.SYSTEM);
  }

  @Produces
  @Singleton
  CampaignPlans plans() {
    return new CampaignPlans();
  }

  @Produces
  @Singleton
  CallingWindow callingWindow() {
    return new CallingWindow(
        WeeklySchedule.daily(
            time("ecm.calling-window.start", "08:00"), time("ecm.calling-window.end", "21:00")),
        millis("ecm.calling-window.drain-ms", 300_000));
  }

  private FeedSettings settings(CallingWindow window) {
    return new FeedSettings(
        number("ecm.feed.batch-size", 500),
        number("ecm.feed.probe-size", 10),
        millis("ecm.feed.send-limit-ms", 15_000),
        millis("ecm.feed.busy-delay-ms", 60_000),
        millis("ecm.feed.back-off-min-ms", 250),
        millis("ecm.feed.back-off-max-ms", 30_000),
        millis("ecm.feed.settle-retry-max-ms", 300_000),
        millis("ecm.feed.unknown-leaves-window-ms", 600_000),
        window);
  }

  private int number(String name, int fallback) {
    return config.getOptionalValue(name, Integer.class).orElse(fallback);
  }

  private Duration millis(String name, long fallback) {
    return Duration.ofMillis(config.getOptionalValue(name, Long.class).orElse(fallback));
  }

  private LocalTime time(String name, String fallback) {
    String value = config.getOptionalValue(name, String.class).orElse(fallback);
    return value.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(value);
  }
}
