package org.ecm.simulator.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.ecm.simulator.http.HttpError;

/**
 * HTTP Basic on every request. The administrator may do everything; the supervisor, to whom no
 * application was assigned, nothing.
 */
final class Login {
  private final byte[] administrator;
  private final byte[] supervisor;

  Login(String administrator, String supervisor, String password) {
    this.administrator = credentials(administrator, password);
    this.supervisor = credentials(supervisor, password);
  }

  /**
   * @param authorization the header; null when absent
   * @throws HttpError 401 or 403 unless it is the administrator's
   */
  void check(String authorization) {
    byte[] given = String.valueOf(authorization).getBytes(StandardCharsets.UTF_8);
    if (MessageDigest.isEqual(given, supervisor)) {
      throw new HttpError(403, "This supervisor has no campaign management assigned");
    }
    if (!MessageDigest.isEqual(given, administrator)) {
      throw new HttpError(401, "Log in with the user and password the simulator was started with");
    }
  }

  private static byte[] credentials(String user, String password) {
    String pair = user + ":" + password;
    String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return ("Basic " + encoded).getBytes(StandardCharsets.US_ASCII);
  }
}
