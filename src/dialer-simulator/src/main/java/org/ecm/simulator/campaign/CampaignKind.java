package org.ecm.simulator.campaign;

/** UCCX's campaign types. */
public enum CampaignKind {
  IVR,
  AGENT
}
