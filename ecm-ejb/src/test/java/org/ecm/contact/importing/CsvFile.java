package org.ecm.contact.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A file read from end to end, without a database. */
record CsvFile(byte[] bytes, Map<String, String> mapping) {
  static final Instant RECEIVED = Instant.parse("2026-11-02T12:00:00Z");

  static CsvFile utf8(String text) {
    return of(text, StandardCharsets.UTF_8);
  }

  static CsvFile of(String text, Charset charset) {
    return new CsvFile(text.getBytes(charset), Map.of());
  }

  CsvFile with(Map<String, String> columns) {
    return new CsvFile(bytes, columns);
  }

  FileLayout layout() {
    EncodingDetector detector = new EncodingDetector();
    detector.accept(bytes, 0, bytes.length);
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, 64 * 1024));
    return new LayoutDetector(detector.encoding(), head, head.length == bytes.length, mapping)
        .layout();
  }

  List<ParsedRow> rows() {
    return rows("US");
  }

  List<ParsedRow> rows(String region) {
    FileLayout layout = layout();
    int from = (int) layout.dataStart();
    RecordScanner scanner =
        new RecordScanner(
            new ByteArrayInputStream(bytes, from, bytes.length - from),
            layout.encoding(),
            layout.delimiter(),
            from,
            layout.columns().size());
    RowParser parser = new RowParser(layout, region, ZoneId.of("America/New_York"), RECEIVED);
    List<ParsedRow> rows = new ArrayList<>();
    try {
      for (RawRecord row = scanner.next(); row != null; row = scanner.next()) {
        ParsedRow parsed = row.blank() ? null : parser.parse(row);
        if (parsed != null) {
          rows.add(parsed);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }
}
