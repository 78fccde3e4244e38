package org.ecm.bench;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.ecm.campaign.CampaignPlans;
import org.ecm.cluster.Monotonic;
import org.ecm.dialer.DialerGateway;
import org.ecm.dialer.DialerGateways;
import org.ecm.feed.ContactFeed;
import org.ecm.feed.FeedSettings;
import org.ecm.results.ResultSettings;
import org.ecm.results.SyncResults;
import org.ecm.schedule.CallingWindow;

/** The two components without a container, with the server's defaults. */
final class Components {
  private Components() {}

  private static final int PAGE = 1000;
  private static final int SWEEP = 500;

  static ContactFeed feed(
      BenchDatabase ecm, DialerGateway gateway, int batchSize, CallingWindow window) {
    FeedSettings settings =
        new FeedSettings(
            batchSize,
            10,
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMillis(250),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            window);
    return new ContactFeed(
        ecm.database,
        only(gateway),
        new CampaignPlans(),
        ecm.nodes,
        ecm.ids,
        settings,
        Clock.systemUTC(),
        Monotonic.SYSTEM);
  }

  /**
   * @param sweepEvery as in the server's settings
   */
  static SyncResults results(BenchDatabase ecm, DialerGateway gateway, Duration sweepEvery) {
    ResultSettings settings = new ResultSettings(PAGE, sweepEvery, SWEEP, Duration.ofMinutes(3), 1);
    return new SyncResults(
        ecm.database,
        only(gateway),
        new CampaignPlans(),
        ecm.ids,
        settings,
        Clock.systemUTC(),
        Monotonic.SYSTEM);
  }

  private static DialerGateways only(DialerGateway gateway) {
    return new DialerGateways() {
      @Override
      public DialerGateway of(String dialer) {
        return gateway;
      }

      @Override
      public Collection<DialerGateway> all() {
        return List.of(gateway);
      }
    };
  }
}
