package org.ecm.simulator.fault;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What goes wrong. */
public enum FaultKind {
  /** The answer takes delayMs longer. */
  @JsonProperty("delay")
  DELAY,
  /** The answer is the given status. */
  @JsonProperty("status")
  STATUS,
  /** The connection is reset. */
  @JsonProperty("reset")
  RESET,
  /** The request is worked off and the connection closed without an answer. */
  @JsonProperty("dropReply")
  DROP_REPLY,
  /** The connection stays open and no answer comes. */
  @JsonProperty("neverAnswer")
  NEVER_ANSWER,
  /** Every login is refused with 401; on JDBC no connection is taken. */
  @JsonProperty("refuseLogin")
  REFUSE_LOGIN
}
