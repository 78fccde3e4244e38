package org.ecm.campaign;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import org.ecm.audit.Audit;
import org.ecm.database.Database;
import org.ecm.schedule.WeeklySchedule;
import org.ecm.strategy.DefaultStrategy;

/** Creates, edits, starts, pauses, stops and deletes campaigns. Each call is one transaction. */
@Stateless
public class Campaigns {

  @PersistenceContext EntityManager entities;
  @Inject Audit audit;
  @Inject Clock clock;
  @Inject Database database;

  /** All campaigns but deleted ones, by name. */
  public List<Campaign> list() {
    return entities
        .createQuery(
            "select c from Campaign c join fetch c.dialerCampaign left join fetch c.intervals"
                + " where c.state <> :deleted order by c.name",
            Campaign.class)
        .setParameter("deleted", CampaignState.DELETED)
        .getResultList();
  }

  /**
   * @throws NotFoundException if there is none, or it was deleted
   */
  public Campaign get(long id) {
    Campaign campaign = entities.find(Campaign.class, id);
    if (campaign == null || campaign.getState() == CampaignState.DELETED) {
      throw new NotFoundException("campaign", id);
    }
    return campaign;
  }

  /** Creates a campaign in state DRAFT. */
  public Campaign create(CampaignDraft draft, String actor) {
    refuseTakenName(draft.name(), null);
    Campaign campaign = new Campaign(clock.instant());
    fill(campaign, draft);
    entities.persist(campaign);
    entities.flush();
    audit.record(actor, "campaign.create", "campaign " + campaign.getId(), draft.name());
    return campaign;
  }

  /**
   * Changes a campaign. The dialer campaign can be changed only while nothing is at the dialer.
   *
   * @param version as it was read; another one in between makes the call fail
   */
  public Campaign edit(long id, int version, CampaignDraft draft, String actor) {
    Campaign campaign = get(id);
    if (campaign.getVersion() != version) {
      throw new InvalidInputException(
          "version", "Somebody else changed this campaign meanwhile; load it again");
    }
    return edit(campaign, draft, actor);
  }

  /**
   * The same for somebody who looks at the settings alone: that the campaign was started or paused
   * in between does not make the call fail.
   *
   * @param seen fingerprint of the settings as they were read; other ones in between make the call
   *     fail, unless they are those of the draft
   */
  public Campaign edit(long id, String seen, CampaignDraft draft, String actor) {
    Campaign campaign = get(id);
    if (campaign.isUndoneBy(draft, seen)) {
      throw new InvalidInputException(
          "version",
          "Somebody else changed this campaign meanwhile, and yours is not saved. It still stands"
              + " here: open the campaign in another window, and enter it there");
    }
    return edit(campaign, draft, actor);
  }

  private Campaign edit(Campaign campaign, CampaignDraft draft, String actor) {
    long id = campaign.getId();
    refuseTakenName(draft.name(), id);
    if (!campaign.getDialerCampaign().getId().equals(draft.dialerCampaign()) && inFlight(id)) {
      throw new InvalidInputException(
          "dialerCampaign",
          "Contacts are still at the dialer; stop the campaign and wait until they are back");
    }
    fill(campaign, draft);
    entities.flush();
    audit.record(actor, "campaign.edit", "campaign " + id, draft.name());
    return campaign;
  }

  /**
   * Starts, pauses or stops a campaign. What was claimed but not yet sent when it is paused or
   * stopped comes back before it is sent; what was sent is still called (the funnel shows it).
   */
  public Campaign change(long id, CampaignState next, String actor) {
    Campaign campaign = get(id);
    campaign.become(next);
    entities.flush();
    if (next != CampaignState.RUNNING) {
      database.useTransaction(h -> ClaimedContacts.cutOut(h, id, next));
    }
    audit.record(
        actor,
        "campaign." + next.name().toLowerCase(java.util.Locale.ROOT),
        "campaign " + id,
        campaign.getName());
    return campaign;
  }

  /**
   * Deletes a campaign that does not run: its imports end now, its waiting contacts within seconds
   * ({@link DeletedCampaigns}).
   */
  public void delete(long id, String actor) {
    change(id, CampaignState.DELETED, actor);
    database.useTransaction(
        h ->
            h.createUpdate(
                    "update import_job set state = 'CANCELLED', error = :why, finished_at = :now,"
                        + " updated_at = :now where campaign_id = :campaign"
                        + " and state in ('RECEIVING', 'QUEUED', 'RUNNING')")
                .bind("why", "The campaign was deleted")
                .bind("now", clock.instant())
                .bind("campaign", id)
                .execute());
  }

  /** Strategies by name. */
  public List<StoredStrategy> strategies() {
    return entities
        .createQuery("select s from StoredStrategy s order by s.name", StoredStrategy.class)
        .getResultList();
  }

  private void fill(Campaign campaign, CampaignDraft draft) {
    DialerCampaign dialer = entities.find(DialerCampaign.class, draft.dialerCampaign());
    if (dialer == null || dialer.isGone()) {
      throw new InvalidInputException(
          "dialerCampaign", "The dialer has no such campaign; fetch its campaigns again");
    }
    campaign.edit(withHours(draft), dialer, strategy(draft.strategy()));
  }

  private static CampaignDraft withHours(CampaignDraft draft) {
    if (!draft.schedule().isEmpty()) {
      return draft;
    }
    return new CampaignDraft(
        draft.name(),
        draft.description(),
        draft.dialerCampaign(),
        draft.strategy(),
        draft.defaultRegion(),
        draft.timeZone(),
        draft.priority(),
        WeeklySchedule.daily(LocalTime.MIN, LocalTime.MIDNIGHT).intervals());
  }

  private StoredStrategy strategy(Long id) {
    StoredStrategy strategy =
        id == null
            ? strategies().stream()
                .filter(s -> s.getName().equals(DefaultStrategy.NAME))
                .findFirst()
                .orElse(null)
            : entities.find(StoredStrategy.class, id);
    if (strategy == null) {
      throw new InvalidInputException("strategy", "There is no such strategy");
    }
    return strategy;
  }

  private void refuseTakenName(String name, Long self) {
    boolean taken =
        list().stream()
            .anyMatch(c -> c.getName().equalsIgnoreCase(name) && !c.getId().equals(self));
    if (taken) {
      throw new InvalidInputException("name", "Another campaign is called " + name);
    }
  }

  private boolean inFlight(long campaign) {
    return database.inTransaction(
        h ->
            h.createQuery(
                        "select count(*) from contact where campaign_id = :campaign"
                            + " and state in ('CLAIMED', 'AT_DIALER', 'UNKNOWN')")
                    .bind("campaign", campaign)
                    .mapTo(Long.class)
                    .one()
                > 0);
  }
}
