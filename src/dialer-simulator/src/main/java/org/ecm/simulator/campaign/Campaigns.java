package org.ecm.simulator.campaign;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.ecm.simulator.journal.Event;
import org.ecm.simulator.store.Change;
import org.ecm.simulator.store.Store;

/** The campaigns, kept in the store; ids stay with names across restarts. */
public final class Campaigns {
  private final Map<Integer, Campaign> byId = new ConcurrentSkipListMap<>();

  public Campaigns(Store store) {
    store
        .query(
            "SELECT id, name, kind, enabled FROM Campaign",
            row ->
                new Campaign(
                    row.getInt(1),
                    row.getString(2),
                    CampaignKind.valueOf(row.getString(3)),
                    row.getBoolean(4)))
        .forEach(campaign -> byId.put(campaign.id(), campaign));
  }

  /** Creates those campaigns that are not there yet, enabled. */
  public void create(Store store, List<CampaignOption> wanted) {
    for (CampaignOption option : wanted) {
      if (all().stream().noneMatch(campaign -> campaign.name().equals(option.name()))) {
        store.change(
            change -> {
              put(change, new Campaign(byId.size() + 1, option.name(), option.kind(), true));
              return null;
            });
      }
    }
  }

  /** Sets a campaign as part of a change. */
  public void put(Change change, Campaign campaign) {
    change.add(
        new Event.CampaignSet(campaign.id(), campaign.name(), campaign.kind(), campaign.enabled()));
    byId.put(campaign.id(), campaign);
  }

  public Collection<Campaign> all() {
    return byId.values();
  }

  public Optional<Campaign> find(int id) {
    return Optional.ofNullable(byId.get(id));
  }
}
