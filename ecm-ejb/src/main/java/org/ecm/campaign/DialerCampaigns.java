package org.ecm.campaign;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ecm.audit.Audit;
import org.ecm.dialer.DialerGateway;
import org.ecm.dialer.DialerGateways;
import org.ecm.dialer.DialerUnreachableException;
import org.ecm.dialer.RemoteCampaign;

/** The dialers' campaigns as ECM knows them. */
@Stateless
public class DialerCampaigns {

  @PersistenceContext EntityManager entities;
  @Inject DialerGateways gateways;
  @Inject Audit audit;

  @Inject
  @ConfigProperty(name = "ecm.feed.window-size", defaultValue = "1000")
  int windowSize;

  /** Those known, by name, including ones that the dialer no longer lists. */
  public List<DialerCampaign> list() {
    return entities
        .createQuery("select d from DialerCampaign d order by d.name", DialerCampaign.class)
        .getResultList();
  }

  /**
   * Asks the dialers for their campaigns and keeps what they answer.
   *
   * @throws DialerUnreachableException if one cannot be asked; nothing is changed then
   */
  public List<DialerCampaign> fetch(String actor) throws DialerUnreachableException {
    for (DialerGateway gateway : gateways.all()) {
      keep(gateway.dialer(), gateway.campaigns());
    }
    entities.flush();
    audit.record(actor, "dialer-campaign.fetch", "dialer campaigns", null);
    return list();
  }

  /** Sets how many contacts may be claimed, at the dialer or unknown at once. */
  public DialerCampaign resize(long id, int window, String actor) {
    DialerCampaign campaign = entities.find(DialerCampaign.class, id);
    if (campaign == null) {
      throw new NotFoundException("dialer campaign", id);
    }
    if (window < 1 || window > 100_000) {
      throw new InvalidInputException("windowSize", "The window must be between 1 and 100000");
    }
    campaign.setWindowSize(window);
    audit.record(actor, "dialer-campaign.window", "dialer campaign " + id, String.valueOf(window));
    return campaign;
  }

  private void keep(String dialer, List<RemoteCampaign> remote) {
    Map<String, DialerCampaign> known =
        list().stream()
            .filter(d -> d.getDialer().equals(dialer))
            .collect(Collectors.toMap(DialerCampaign::getExternalId, Function.identity()));
    for (RemoteCampaign r : remote) {
      DialerCampaign campaign = known.remove(r.externalId());
      if (campaign == null) {
        campaign = new DialerCampaign(dialer, r.externalId(), windowSize);
        campaign.seen(r.name(), r.kind());
        entities.persist(campaign);
      } else {
        campaign.seen(r.name(), r.kind());
      }
    }
    known.values().forEach(DialerCampaign::markGone);
  }
}
