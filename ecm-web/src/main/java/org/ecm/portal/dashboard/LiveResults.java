package org.ecm.portal.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.ecm.campaign.Campaigns;
import org.ecm.campaign.ResultsOverTime;
import org.ecm.campaign.ResultsOverTime.Count;
import org.ecm.portal.Remembered;
import org.ecm.portal.dashboard.LiveFunnels.Line;

/** Results over time of each campaign, counted once for all who look. */
@ApplicationScoped
public class LiveResults {

  private static final Duration YOUNGEST = Duration.ofMillis(1500);

  @Inject ResultsOverTime results;
  @Inject LiveFunnels funnels;
  @Inject Campaigns campaigns;
  @Inject Clock clock;

  private final Map<Key, Remembered<List<Count>>> counted = new ConcurrentHashMap<>();

  private record Key(long campaign, Span span) {}

  /** The start of the first stretch that is shown now. */
  public Instant start(Span span) {
    long width = span.width().toSeconds();
    long last = clock.instant().getEpochSecond() / width;
    return Instant.ofEpochSecond((last - span.stretches() + 1) * width);
  }

  /**
   * The counts that are not older than {@link #start}.
   *
   * @param campaign 0 for all campaigns together
   * @throws org.ecm.campaign.NotFoundException if there is no such campaign
   */
  public List<Count> of(long campaign, Span span) {
    if (campaign == 0) {
      Set<Long> there = funnels.all().stream().map(Line::id).collect(Collectors.toSet());
      counted.keySet().removeIf(key -> !there.contains(key.campaign()));
      return there.stream().flatMap(id -> ofOne(id, span).stream()).toList();
    }
    campaigns.get(campaign);
    return ofOne(campaign, span);
  }

  private List<Count> ofOne(long campaign, Span span) {
    return counted
        .computeIfAbsent(
            new Key(campaign, span),
            key ->
                new Remembered<>(
                    () -> results.of(campaign, start(span), span.width()),
                    YOUNGEST,
                    System::nanoTime))
        .get();
  }
}
