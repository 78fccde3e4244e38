package org.ecm.contact.importing;

import java.util.Arrays;
import java.util.Set;
import org.ecm.contact.importing.UnreadableFileException.Cause;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Finds the encoding of a file from all of its bytes, fed as they stream by. A byte order mark
 * decides; else text that is UTF-8 throughout is UTF-8; else the more frequent of UTF-8 and a
 * single-byte encoding wins, and rows in the other one are rejected when they are read. Single-byte
 * text is Windows-1252 unless it looks like an encoding that ECM does not read: guessing there
 * would turn names into other letters without anybody noticing. Not safe for use by several
 * threads.
 */
public final class EncodingDetector {
  private static final int HEAD = 64 * 1024;
  private static final String ADVICE = " Save it as CSV in UTF-8 and upload it again.";

  /** What the guesser says of text that Windows-1252 reads rightly. */
  private static final Set<String> ALIKE =
      Set.of("WINDOWS-1252", "ISO-8859-1", "ISO-8859-15", "US-ASCII", "UTF-8");

  private final Utf8Tally utf8 = new Utf8Tally();
  private final UniversalDetector guesser = new UniversalDetector();
  private byte[] head = new byte[0];
  private int guessed;

  /** Takes the next bytes of the file; the array may be reused by the caller. */
  public void accept(byte[] bytes, int offset, int length) {
    if (head.length < HEAD) {
      int old = head.length;
      int more = Math.min(length, HEAD - old);
      head = Arrays.copyOf(head, old + more);
      System.arraycopy(bytes, offset, head, old, more);
    }
    long errors = utf8.errors();
    utf8.accept(bytes, offset, length);
    if (utf8.errors() > errors && guessed < HEAD) {
      guessed += length;
      guesser.handleData(bytes, offset, length);
    }
  }

  /** The first bytes of the file, at most 64 KB. */
  public byte[] head() {
    return head.clone();
  }

  /** The encoding, once the whole file has been taken in. */
  public TextEncoding encoding() {
    if (head.length == 0) {
      throw new UnreadableFileException(
          Cause.EMPTY_FILE, "The file is empty. Upload a CSV file with a header row and contacts.");
    }
    FileSignature.of(head)
        .ifPresent(
            type -> {
              throw new UnreadableFileException(
                  Cause.BINARY_FILE, "The file is " + type.title() + ", not a CSV file." + ADVICE);
            });
    for (TextEncoding candidate : TextEncoding.values()) {
      if (candidate.byteOrderMarkLength(head) > 0) {
        return candidate;
      }
    }
    if (hasNul()) {
      return unmarkedUtf16();
    }
    if (utf8.errors() == 0 || utf8.sequences() > utf8.errors()) {
      return TextEncoding.UTF_8;
    }
    return singleByte();
  }

  private boolean hasNul() {
    for (byte b : head) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * In UTF-16 every comma, digit and line end has a zero as its high byte, and never as its low.
   */
  private TextEncoding unmarkedUtf16() {
    int[] zeros = new int[2];
    for (int i = 0; i < head.length; i++) {
      if (head[i] == 0) {
        zeros[i % 2]++;
      }
    }
    int few = head.length / 8;
    if (zeros[0] == 0 && zeros[1] > few) {
      return TextEncoding.UTF_16LE;
    }
    if (zeros[1] == 0 && zeros[0] > few) {
      return TextEncoding.UTF_16BE;
    }
    throw new UnreadableFileException(
        Cause.BINARY_FILE, "The file is not text: it contains zero bytes." + ADVICE);
  }

  private TextEncoding singleByte() {
    guesser.dataEnd();
    String guess = guesser.getDetectedCharset();
    if (guess == null || ALIKE.contains(guess)) {
      return TextEncoding.WINDOWS_1252;
    }
    throw new UnreadableFileException(
        Cause.UNSUPPORTED_ENCODING,
        "The file looks like " + guess + ", which cannot be read here." + ADVICE);
  }
}
