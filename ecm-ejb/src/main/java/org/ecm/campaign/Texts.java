package org.ecm.campaign;

/** What may stand in a text that is kept. */
public final class Texts {
  private Texts() {}

  /** What a decoder puts in the place of bytes that it cannot read. */
  private static final int REPLACEMENT = '\uFFFD';

  /**
   * Whether a text came whole: no control characters, which XML and dialers cannot carry, no half
   * of a character, and no mark of bytes that were not UTF-8.
   */
  public static boolean isWhole(String text) {
    return text.codePoints()
        .noneMatch(
            c ->
                Character.isISOControl(c)
                    || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                    || c == REPLACEMENT
                    || c == '\uFFFE'
                    || c == '\uFFFF');
  }
}
