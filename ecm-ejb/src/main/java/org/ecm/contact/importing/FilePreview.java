package org.ecm.contact.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How the head of a file would be read, to be shown before the whole of it is uploaded. What the
 * rest of the file holds may still change the encoding.
 *
 * @param rows the values of the first rows, as many as {@link #ROWS}; unreadable rows are left out
 */
public record FilePreview(FileLayout layout, List<List<String>> rows) {

  /** The most bytes of a file that a preview looks at. */
  public static final int HEAD = 64 * 1024;

  private static final int ROWS = 5;

  /**
   * Reads the head of a file.
   *
   * @param wholeFile whether the head is all of the file
   * @param mapping column name to a field's key; may be empty
   * @throws UnreadableFileException if the file cannot be imported like that
   */
  public static FilePreview of(byte[] head, boolean wholeFile, Map<String, String> mapping) {
    EncodingDetector detector = new EncodingDetector();
    detector.accept(head, 0, head.length);
    FileLayout layout = new LayoutDetector(detector.encoding(), head, wholeFile, mapping).layout();
    return new FilePreview(layout, rows(layout, head));
  }

  private static List<List<String>> rows(FileLayout layout, byte[] head) {
    int start = (int) layout.dataStart();
    RecordScanner scanner =
        new RecordScanner(
            new ByteArrayInputStream(head, start, head.length - start),
            layout.encoding(),
            layout.delimiter(),
            start,
            layout.columns().size());
    RecordText text = new RecordText(layout.encoding(), layout.delimiter());
    List<List<String>> rows = new ArrayList<>();
    try {
      RawRecord row = scanner.next();
      while (row != null && rows.size() < ROWS) {
        try {
          if (!row.blank()) {
            rows.add(List.of(text.split(text.text(row))));
          }
        } catch (RowRejectedException e) {
          // The import will say what is wrong with it.
        }
        row = scanner.next();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
