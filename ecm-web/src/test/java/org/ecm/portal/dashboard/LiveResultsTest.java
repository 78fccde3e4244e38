package org.ecm.portal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ecm.campaign.CampaignState;
import org.ecm.campaign.Funnel;
import org.ecm.campaign.ResultsOverTime;
import org.ecm.dialer.Disposition;
import org.junit.jupiter.api.Test;

class LiveResultsTest {

  private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");

  private final List<String> counted = new ArrayList<>();
  private final LiveResults live = new LiveResults();

  /** The database, of which only the questions matter here. */
  private final class Asked extends ResultsOverTime {
    Asked() {
      super(null);
    }

    @Override
    public List<Count> of(long campaign, Instant from, Duration width) {
      counted.add("campaign " + campaign);
      return List.of();
    }

    @Override
    public List<Count> ofAll(Instant from, Duration width) {
      counted.add("all since " + from);
      return List.of(new Count(Disposition.ANSWERED, from, 3));
    }
  }

  private static final class ManyCampaigns extends LiveFunnels {
    @Override
    public List<Line> all() {
      Funnel empty = new Funnel(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of());
      List<Line> lines = new ArrayList<>();
      for (long id = 1; id <= 50; id++) {
        lines.add(new Line(id, "Campaign " + id, CampaignState.RUNNING, "Reminders", empty));
      }
      return lines;
    }
  }

  LiveResultsTest() {
    live.results = new Asked();
    live.funnels = new ManyCampaigns();
    live.clock = Clock.fixed(NOW, ZoneOffset.UTC);
  }

  @Test
  void manyCampaignsTogetherAreOneQuestionForAllWhoLook() {
    assertThat(live.of(0, Span.HOUR)).hasSize(1);
    assertThat(live.of(0, Span.HOUR)).hasSize(1);
    assertThat(counted).containsExactly("all since 2026-11-02T11:01:00Z");
    live.of(0, Span.MINUTES);
    assertThat(counted).hasSize(2);
  }
}
