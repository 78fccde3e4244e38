package org.ecm.simulator.rest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecm.simulator.http.HttpError;

/**
 * What a request is about.
 *
 * @param resource campaigns, campaign, contacts or status
 * @param campaign 0 for the list of campaigns
 */
record Route(String method, String resource, int campaign) {
  private static final Pattern PATH =
      Pattern.compile("/adminapi/campaign(?:/(\\d{1,9})(?:/(contacts)(?:/(status))?)?)?/?");

  /**
   * @throws HttpError 404 if there is no such resource
   */
  static Route of(String method, String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      throw new HttpError(404, "There is no resource " + path);
    }
    if (matcher.group(1) == null) {
      return new Route(method, "campaigns", 0);
    }
    int campaign = Integer.parseInt(matcher.group(1));
    if (matcher.group(3) != null) {
      return new Route(method, "status", campaign);
    }
    return new Route(method, matcher.group(2) != null ? "contacts" : "campaign", campaign);
  }

  /** The name under which faults know this request. */
  String operation() {
    return method + " " + resource;
  }
}
