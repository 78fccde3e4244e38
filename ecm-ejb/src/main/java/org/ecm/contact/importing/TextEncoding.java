package org.ecm.contact.importing;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The encodings a contact file may have. In each of them delimiter, quote and line end are single
 * code units that never occur inside another character, so rows can be cut before they are decoded
 * and every row keeps its exact place in the upload.
 */
public enum TextEncoding {
  UTF_8(StandardCharsets.UTF_8, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, "UTF-8"),
  UTF_16LE(StandardCharsets.UTF_16LE, new byte[] {(byte) 0xFF, (byte) 0xFE}, "UTF-16"),
  UTF_16BE(StandardCharsets.UTF_16BE, new byte[] {(byte) 0xFE, (byte) 0xFF}, "UTF-16"),
  WINDOWS_1252(Charset.forName("windows-1252"), new byte[0], "Windows-1252");

  private final Charset charset;
  private final byte[] byteOrderMark;
  private final String title;

  TextEncoding(Charset charset, byte[] byteOrderMark, String title) {
    this.charset = charset;
    this.byteOrderMark = byteOrderMark;
    this.title = title;
  }

  Charset charset() {
    return charset;
  }

  /** The name a user knows the encoding by. */
  public String title() {
    return title;
  }

  /** Bytes of one code unit: 1 or 2. */
  int unitSize() {
    return this == UTF_16LE || this == UTF_16BE ? 2 : 1;
  }

  /** How many bytes of a byte order mark of this encoding the file starts with; 0 when none. */
  int byteOrderMarkLength(byte[] head) {
    int length = byteOrderMark.length;
    if (length == 0 || head.length < length) {
      return 0;
    }
    for (int i = 0; i < length; i++) {
      if (head[i] != byteOrderMark[i]) {
        return 0;
      }
    }
    return length;
  }
}
