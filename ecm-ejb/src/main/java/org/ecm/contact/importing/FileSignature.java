package org.ecm.contact.importing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** File types that users upload by mistake, told by their first bytes. */
enum FileSignature {
  EXCEL_OR_ZIP("an Excel workbook or a ZIP archive", 'P', 'K', 3, 4),
  OLD_EXCEL("an old Excel workbook", 0xD0, 0xCF, 0x11, 0xE0),
  PDF("a PDF document", '%', 'P', 'D', 'F'),
  GZIP("a gzip archive", 0x1F, 0x8B),
  PNG("a picture", 0x89, 'P', 'N', 'G'),
  JPEG("a picture", 0xFF, 0xD8, 0xFF),
  UTF_32LE("UTF-32 text", 0xFF, 0xFE, 0, 0),
  UTF_32BE("UTF-32 text", 0, 0, 0xFE, 0xFF),
  RTF("a rich text document", "{\\rtf"),
  XML("an XML or HTML document", "<?xml"),
  HTML("an HTML document", "<html");

  private final String title;
  private final byte[] magic;

  FileSignature(String title, int... magic) {
    this.title = title;
    this.magic = new byte[magic.length];
    for (int i = 0; i < magic.length; i++) {
      this.magic[i] = (byte) magic[i];
    }
  }

  FileSignature(String title, String magic) {
    this.title = title;
    this.magic = magic.getBytes(StandardCharsets.US_ASCII);
  }

  String title() {
    return title;
  }

  static Optional<FileSignature> of(byte[] head) {
    return Arrays.stream(values())
        .filter(
            type ->
                head.length >= type.magic.length
                    && Arrays.equals(head, 0, type.magic.length, type.magic, 0, type.magic.length))
        .findFirst();
  }
}
