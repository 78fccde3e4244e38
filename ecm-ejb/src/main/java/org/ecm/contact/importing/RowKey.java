package org.ecm.contact.importing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The identity of a row within a contact list, so that the same content again adds nothing: the
 * customer's reference where the row has one, else phones, names and attributes. Columns may change
 * their order between two files.
 */
final class RowKey {
  private RowKey() {}

  /** The key of a customer's reference: 64 hexadecimal digits. */
  static String ofReference(String reference) {
    MessageDigest digest = sha256();
    add(digest, "reference");
    add(digest, reference);
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The key of a content: 64 hexadecimal digits. */
  static String ofContent(
      List<String> phones, String firstName, String lastName, Map<String, String> attributes) {
    MessageDigest digest = sha256();
    add(digest, "content");
    phones.forEach(phone -> add(digest, phone));
    add(digest, firstName);
    add(digest, lastName);
    new TreeMap<>(attributes)
        .forEach(
            (name, value) -> {
              add(digest, name);
              add(digest, value);
            });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Length first, so that no two lists of values have the same bytes. */
  private static void add(MessageDigest digest, String value) {
    byte[] bytes =
        value == null
            ? new byte[0]
            : Normalizer.normalize(value, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    for (int shift = 24; shift >= 0; shift -= 8) {
      digest.update((byte) (bytes.length >>> shift));
    }
    digest.update(bytes);
  }
}
