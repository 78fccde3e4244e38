package org.ecm.contact.importing;

/**
 * One record of the file as it stands there: undecoded, without its line end.
 *
 * @param start offset of its first byte in the upload
 * @param end offset of the byte after it and its line end: where the next record starts
 * @param bytes the content; only its beginning when the record is too long
 * @param flaw why it cannot be split into values, or null
 */
record RawRecord(long start, long end, byte[] bytes, Flaw flaw) {

  /** What breaks a record as such. */
  enum Flaw {
    UNCLOSED_QUOTE,
    TEXT_AFTER_QUOTE,
    TOO_LONG
  }

  boolean blank() {
    return flaw == null && bytes.length == 0;
  }
}
