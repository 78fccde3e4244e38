package org.ecm.donotcall;

/**
 * What came of one row of an uploaded file.
 *
 * @param row 1 for the first line of the file
 * @param content the line, cut off after 100 characters
 * @param verdict LISTED or REJECTED
 * @param reason why it was rejected; null if it was not
 */
public record RowVerdict(long row, String content, Verdict verdict, String reason) {

  /** The two verdicts. */
  public enum Verdict {
    LISTED,
    REJECTED
  }
}
