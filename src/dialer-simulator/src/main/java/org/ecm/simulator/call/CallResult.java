package org.ecm.simulator.call;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Call result of a dialing-list row (UCCX Administration Guide 12.5(1)SU2, outbound chapter); 5 to
 * 7 are missing there, and 13 is internal. Ring and talk times are in seconds of real life.
 */
public enum CallResult {
  VOICE("voice", 1, 8, 90),
  FAX("fax", 2, 6, 4),
  MACHINE("machine", 3, 20, 6),
  INVALID("invalid", 4, 1, 0),
  CALLBACK("callback", 8, 8, 60),
  AGENT_REJECTED("agentrejected", 9, 5, 0),
  AGENT_CLOSED("agentclosed", 10, 5, 0),
  BUSY("busy", 11, 2, 0),
  AGENT_NO_ANSWER("agentnoanswer", 12, 15, 0),
  CALLBACK_MISSED("callbackmissed", 14, 0, 0),
  NO_ANSWER("noanswer", 15, 30, 0),
  ABANDONED("abandoned", 16, 8, 2),
  FAILED("failed", 17, 1, 0),
  CUSTOMER_ABANDONED("customerabandoned", 18, 8, 3);

  private final String option;
  private final int code;
  private final int ringSeconds;
  private final int talkSeconds;

  CallResult(String option, int code, int ringSeconds, int talkSeconds) {
    this.option = option;
    this.code = code;
    this.ringSeconds = ringSeconds;
    this.talkSeconds = talkSeconds;
  }

  public int code() {
    return code;
  }

  public int seconds() {
    return ringSeconds + talkSeconds;
  }

  /** Modem, fax or invalid: the only results after which UCCX tries the contact's next phone. */
  public boolean triesNextPhone() {
    return this == FAX || this == INVALID;
  }

  /** Results for which a campaign can have a retry delay. */
  public boolean isRetried() {
    return this == NO_ANSWER || this == BUSY || this == ABANDONED || this == CUSTOMER_ABANDONED;
  }

  /**
   * The result with this name in options.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static CallResult named(String name) {
    return Arrays.stream(values())
        .filter(result -> result.option.equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no call result \"" + name + "\"; known are " + names()));
  }

  static String names() {
    return Arrays.stream(values()).map(result -> result.option).collect(Collectors.joining(", "));
  }
}
