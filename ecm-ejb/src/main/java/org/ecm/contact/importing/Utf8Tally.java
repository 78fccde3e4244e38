package org.ecm.contact.importing;

/**
 * Counts well-formed multi-byte sequences and ill-formed bytes in a stream read as UTF-8 (RFC
 * 3629). A whole file tells its encoding reliably where a sample does not: the first umlaut may
 * stand in the last row. Not safe for use by several threads.
 */
final class Utf8Tally {
  private long sequences;
  private long errors;
  private int missing;
  private int lowest = 0x80;
  private int highest = 0xBF;

  void accept(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      int b = bytes[i];
      if (b >= 0 && missing == 0) {
        continue;
      }
      accept(b & 0xFF);
    }
  }

  private void accept(int b) {
    if (missing > 0) {
      if (b >= lowest && b <= highest) {
        lowest = 0x80;
        highest = 0xBF;
        if (--missing == 0) {
          sequences++;
        }
        return;
      }
      errors++;
      missing = 0;
    }
    if (b >= 0x80) {
      lead(b);
    }
  }

  private void lead(int b) {
    lowest = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
    highest = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
    if (b >= 0xC2 && b <= 0xDF) {
      missing = 1;
    } else if (b >= 0xE0 && b <= 0xEF) {
      missing = 2;
    } else if (b >= 0xF0 && b <= 0xF4) {
      missing = 3;
    } else {
      errors++;
      lowest = 0x80;
      highest = 0xBF;
    }
  }

  /** Well-formed characters beyond ASCII. */
  long sequences() {
    return sequences;
  }

  /** Places that are not UTF-8, counting a sequence that the end of the file cuts. */
  long errors() {
    return errors + (missing > 0 ? 1 : 0);
  }
}
