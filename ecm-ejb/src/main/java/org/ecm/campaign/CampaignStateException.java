package org.ecm.campaign;

import jakarta.ejb.ApplicationException;

/** A campaign may not be taken from its state to the one asked for. */
@ApplicationException(rollback = true)
public class CampaignStateException extends RuntimeException {
  public CampaignStateException(String campaign, CampaignState from, CampaignState to) {
    super("Campaign " + campaign + " is " + from + " and cannot become " + to);
  }
}
