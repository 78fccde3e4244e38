package org.ecm.campaign;

import java.util.Set;

/** A campaign's life. Only a running campaign hands contacts to the dialer. */
public enum CampaignState {
  DRAFT,
  RUNNING,
  PAUSED,
  STOPPED,
  DELETED;

  /** Whether a campaign in this state may be taken to another. */
  public boolean mayBecome(CampaignState next) {
    return switch (next) {
      case DRAFT -> false;
      case RUNNING -> Set.of(DRAFT, PAUSED, STOPPED).contains(this);
      case PAUSED -> this == RUNNING;
      case STOPPED -> this == RUNNING || this == PAUSED;
      case DELETED -> this != RUNNING && this != DELETED;
    };
  }
}
