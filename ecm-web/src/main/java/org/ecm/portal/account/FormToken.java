package org.ecm.portal.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpSession;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What each form of a login carries, and no other site can know. It is made once at the login, so
 * that a session holds nothing that changes with the pages that are opened.
 */
final class FormToken {

  /** The name under which forms send it. */
  static final String PARAMETER = "token";

  private static final String KEPT = FormToken.class.getName();
  private static final int BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private FormToken() {}

  /** At a login: what was filled in before, maybe by somebody else, does not count in it. */
  static void renew(HttpSession session) {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    session.setAttribute(KEPT, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The one of a session. One that began under a version without tokens gets it now. */
  static String of(HttpSession session) {
    if (session.getAttribute(KEPT) == null) {
      renew(session);
    }
    return (String) session.getAttribute(KEPT);
  }

  /** Whether a form was made in this session's login. */
  static boolean isOf(HttpSession session, String sent) {
    return sent != null
        && session.getAttribute(KEPT) instanceof String token
        && MessageDigest.isEqual(token.getBytes(UTF_8), sent.getBytes(UTF_8));
  }
}
