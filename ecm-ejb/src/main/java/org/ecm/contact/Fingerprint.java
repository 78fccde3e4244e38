package org.ecm.contact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over a sequence of texts, such that no two different sequences look alike. */
public final class Fingerprint {
  private Fingerprint() {}

  /** 64 hex digits; null texts differ from empty ones. */
  public static String of(String... texts) {
    MessageDigest digest = sha256();
    for (String text : texts) {
      String part = text == null ? "-;" : text.length() + ":" + text + ";";
      digest.update(part.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
