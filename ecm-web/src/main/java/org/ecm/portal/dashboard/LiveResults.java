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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ecm.campaign.Campaigns;
import org.ecm.campaign.ResultsOverTime;
import org.ecm.campaign.ResultsOverTime.Count;
import org.ecm.portal.Remembered;
import org.ecm.portal.dashboard.LiveFunnels.Line;

/** Results over time of each campaign and of all together, counted once for all who look. */
@ApplicationScoped
public class LiveResults {

  private static final Duration YOUNGEST = Duration.ofMillis(1500);

  @Inject ResultsOverTime results;
  @Inject LiveFunnels funnels;
  @Inject Campaigns campaigns;
  @Inject Clock clock;

  private final Map<Key, Remembered<List<Count>>> counted = new ConcurrentHashMap<>();
  private final Map<Span, Remembered<List<Count>>> together = new ConcurrentHashMap<>();

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
      return remembered(together, span, this::ofAll);
    }
    campaigns.get(campaign);
    return remembered(
        counted,
        new Key(campaign, span),
        key -> results.of(key.campaign(), start(span), span.width()));
  }

  private List<Count> ofAll(Span span) {
    Set<Long> there = funnels.all().stream().map(Line::id).collect(Collectors.toSet());
    counted.keySet().removeIf(key -> !there.contains(key.campaign()));
    return results.ofAll(start(span), span.width());
  }

  private static <K> List<Count> remembered(
      Map<K, Remembered<List<Count>>> known, K key, Function<K, List<Count>> count) {
    return known
        .computeIfAbsent(
            key, k -> new Remembered<>(() -> count.apply(k), YOUNGEST, System::nanoTime))
        .get();
  }
}
