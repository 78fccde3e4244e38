package org.ecm.contact.importing;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.ecm.contact.importing.RawRecord.Flaw;
import org.junit.jupiter.api.Test;

class RecordScannerTest {

  @Property(tries = 400)
  void whateverIsWrittenAsCsvIsReadBack(
      @ForAll("tables") List<List<String>> table,
      @ForAll("delimiters") char delimiter,
      @ForAll TextEncoding encoding,
      @ForAll @IntRange(min = 1, max = 50) int piece)
      throws Exception {
    String text = write(table, delimiter);
    Assume.that(encoding.charset().newEncoder().canEncode(text));
    byte[] bytes = text.getBytes(encoding.charset());
    RecordText reader = new RecordText(encoding, delimiter);
    List<List<String>> read = new ArrayList<>();
    RecordScanner scanner =
        new RecordScanner(
            new TrickleStream(bytes, 0, piece), encoding, delimiter, 0, table.get(0).size());
    for (RawRecord row = scanner.next(); row != null; row = scanner.next()) {
      boolean ambiguous =
          encoding == TextEncoding.WINDOWS_1252 && !isAscii(row.bytes()) && isUtf8(row.bytes());
      Assume.that(!ambiguous);
      read.add(List.of(reader.split(reader.text(row))));
    }
    assertThat(read)
        .isEqualTo(table.stream().map(r -> r.stream().map(String::strip).toList()).toList());
  }

  @Property(tries = 2000)
  void readingGoesOnAtAnyRecordAndFindsTheSame(
      @ForAll("mess") String text, @ForAll TextEncoding encoding) throws IOException {
    byte[] bytes = text.getBytes(encoding.charset());
    List<RawRecord> all = scan(bytes, 0, encoding);
    long end = 0;
    for (int i = 0; i < all.size(); i++) {
      assertThat(all.get(i).start()).isEqualTo(end);
      end = all.get(i).end();
      assertThat(scan(bytes, (int) end, encoding))
          .usingRecursiveComparison()
          .isEqualTo(all.subList(i + 1, all.size()));
    }
    assertThat(end).isEqualTo(bytes.length);
  }

  @Property(tries = 500)
  void rowsWithUnclosedQuotesCostNoOtherRow(@ForAll("broken") List<Boolean> broken)
      throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < broken.size(); i++) {
      text.append(i).append(broken.get(i) ? ",\"Bob," : ",Ann,").append("5\n");
    }
    List<RawRecord> rows =
        scan(text.toString().getBytes(StandardCharsets.UTF_8), 0, TextEncoding.UTF_8);
    assertThat(rows).extracting(row -> row.flaw() != null).isEqualTo(broken);
  }

  @Test
  void aQuoteThatIsNeverClosedCostsOneRow() throws IOException {
    byte[] bytes = "1,Ann,5\n2,\"Bob,6\n3,Cyd,7\n4,Dan,8\n".getBytes(StandardCharsets.UTF_8);
    List<RawRecord> rows = scan(bytes, 0, TextEncoding.UTF_8);
    assertThat(rows)
        .extracting(RawRecord::flaw)
        .containsExactly(null, Flaw.UNCLOSED_QUOTE, null, null);
    assertThat(new String(rows.get(1).bytes(), StandardCharsets.UTF_8)).isEqualTo("2,\"Bob,6");
  }

  @Test
  void twoUnclosedQuotesDoNotSwallowTheRowsBetweenThem() throws IOException {
    byte[] bytes = "1,Ann,5\n2,\"Bob,6\n3,Cyd,7\n4,Dan,\"8\n".getBytes(StandardCharsets.UTF_8);
    assertThat(scan(bytes, 0, TextEncoding.UTF_8))
        .extracting(RawRecord::flaw)
        .containsExactly(null, Flaw.UNCLOSED_QUOTE, null, Flaw.UNCLOSED_QUOTE);
  }

  @Test
  void aQuotePairThatLeavesTooFewValuesDoesNotSwallowRows() throws IOException {
    byte[] bytes = "2,\"Bob,6\n3,Cyd,\"\n4,Dan,8\n".getBytes(StandardCharsets.UTF_8);
    assertThat(scan(bytes, 0, TextEncoding.UTF_8))
        .extracting(RawRecord::flaw)
        .containsExactly(Flaw.UNCLOSED_QUOTE, Flaw.UNCLOSED_QUOTE, null);
  }

  @Test
  void aRowOfManyMegabytesIsPassedOverAndTheNextIsRead() throws IOException {
    String text = "1," + "x".repeat(9_000_000) + ",5\r\n2,Bob,6\n";
    for (TextEncoding encoding : TextEncoding.values()) {
      List<RawRecord> rows = scan(text.getBytes(encoding.charset()), 0, encoding);
      assertThat(rows).extracting(RawRecord::flaw).containsExactly(Flaw.TOO_LONG, null);
      assertThat(rows.get(0).bytes()).hasSizeLessThan(10_000);
    }
  }

  @Test
  void aQuoteOpenForManyMegabytesCostsOneRow() throws IOException {
    String text = "1,\"Ann,5\n" + "2,Bob,6\n".repeat(1_000_000);
    List<RawRecord> rows = scan(text.getBytes(StandardCharsets.UTF_8), 0, TextEncoding.UTF_8);
    assertThat(rows).hasSize(1_000_001);
    assertThat(rows).filteredOn(row -> row.flaw() != null).hasSize(1);
  }

  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> cell =
        Arbitraries.oneOf(
            Arbitraries.of("Ann", "+12125550123", "a;b", "a,b", "\"x\"", "two\r\nlines", "ä", "€"),
            Arbitraries.strings().all().excludeChars('\0').ofMaxLength(12).filter(this::isText),
            Arbitraries.of("😀 نور", "\u200Fשלום", "line\nline", "\t", "|"));
    return Arbitraries.integers()
        .between(2, 6)
        .flatMap(width -> cell.list().ofSize(width).list().ofMinSize(1).ofMaxSize(8));
  }

  @Provide
  Arbitrary<List<Boolean>> broken() {
    return Arbitraries.of(true, false).list().ofMaxSize(20);
  }

  @Provide
  Arbitrary<Character> delimiters() {
    return Arbitraries.of(',', ';', '\t', '|');
  }

  @Provide
  Arbitrary<String> mess() {
    return Arbitraries.strings().withChars("ab,\"\"\n\r é").ofMaxLength(40);
  }

  private boolean isText(String value) {
    return StandardCharsets.UTF_16BE.newEncoder().canEncode(value);
  }

  private static List<RawRecord> scan(byte[] bytes, int from, TextEncoding encoding)
      throws IOException {
    RecordScanner scanner =
        new RecordScanner(new TrickleStream(bytes, from, 100_000), encoding, ',', from, 3);
    List<RawRecord> rows = new ArrayList<>();
    for (RawRecord row = scanner.next(); row != null; row = scanner.next()) {
      rows.add(row);
    }
    return rows;
  }

  private static String write(List<List<String>> table, char delimiter) throws IOException {
    StringWriter out = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().fieldSeparator(delimiter).build(out)) {
      table.forEach(writer::writeRecord);
    }
    return out.toString();
  }

  private static boolean isAscii(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).chars().allMatch(c -> c < 128);
  }

  private static boolean isUtf8(byte[] bytes) {
    return Arrays.equals(
        new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), bytes);
  }
}
