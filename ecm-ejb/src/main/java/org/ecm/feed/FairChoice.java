package org.ecm.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ecm.campaign.CampaignPlan;
import org.jdbi.v3.core.Handle;

/**
 * Which due contacts come next if several campaigns feed one dialer campaign: more urgent campaigns
 * first; those of equal priority share the room, and what one of them does not need goes to the
 * others.
 */
class FairChoice {

  private final DueContacts due;
  private final Instant now;

  FairChoice(DueContacts due, Instant now) {
    this.due = due;
    this.now = now;
  }

  /** At most as many as there is room for; fewer only if no more are due. */
  List<Candidate> of(Handle h, List<CampaignPlan> campaigns, int room) {
    Map<Integer, List<CampaignPlan>> byPriority =
        campaigns.stream()
            .collect(
                Collectors.groupingBy(
                    CampaignPlan::priority,
                    () -> new TreeMap<>(Comparator.reverseOrder()),
                    Collectors.toList()));
    List<Candidate> found = new ArrayList<>();
    byPriority.values().forEach(equals -> found.addAll(shared(h, equals, room - found.size())));
    return found;
  }

  private List<Candidate> shared(Handle h, List<CampaignPlan> equals, int room) {
    Map<Long, List<Candidate>> taken = new LinkedHashMap<>();
    List<CampaignPlan> wanting = equals;
    int left = room;
    while (left > 0 && !wanting.isEmpty()) {
      List<CampaignPlan> haveMore = new ArrayList<>();
      for (int i = 0; i < wanting.size() && left > 0; i++) {
        CampaignPlan campaign = wanting.get(i);
        int others = wanting.size() - i - 1;
        int share = (left + others) / (others + 1);
        int had = taken.getOrDefault(campaign.id(), List.of()).size();
        List<Candidate> candidates = due.of(h, campaign, now, had + share);
        taken.put(campaign.id(), candidates);
        left -= candidates.size() - had;
        if (candidates.size() == had + share) {
          haveMore.add(campaign);
        }
      }
      wanting = haveMore;
    }
    return taken.values().stream().flatMap(List::stream).toList();
  }
}
