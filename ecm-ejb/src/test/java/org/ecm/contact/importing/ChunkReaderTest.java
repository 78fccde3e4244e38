package org.ecm.contact.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ChunkReaderTest {
  private static final FileLayout LAYOUT =
      new FileLayout(
          TextEncoding.UTF_8,
          ',',
          List.of(
              new Column("Phone", ContactField.PHONE_1),
              new Column("Note", ContactField.ATTRIBUTE)),
          0);

  @Property(tries = 100)
  void chunksCoverTheFileInOrderWhateverTheirSize(
      @ForAll @IntRange(min = 1, max = 9) int rowsPerChunk,
      @ForAll @IntRange(min = 0, max = 40) int rows) {
    StringBuilder text = new StringBuilder("\n\n");
    for (int i = 0; i < rows; i++) {
      text.append(2125550100 + i).append(",x\n").append(i % 3 == 0 ? "\n,\n" : "");
    }
    List<RowChunk> chunks = read(text.toString(), rowsPerChunk, ChunkReaderTest::parser);
    long end = 0;
    List<String> raws = new ArrayList<>();
    for (RowChunk chunk : chunks) {
      assertThat(chunk.start()).isEqualTo(end);
      assertThat(chunk.rows()).hasSizeLessThanOrEqualTo(rowsPerChunk);
      end = chunk.end();
      chunk.rows().forEach(row -> raws.add(row.raw()));
    }
    assertThat(end).isEqualTo(text.length());
    assertThat(raws).hasSize(rows).isSorted();
  }

  @Test
  void bigRowsMakeSmallChunks() {
    String text = ("2125550123," + "x".repeat(300_000) + "\n").repeat(10);
    List<RowChunk> chunks = read(text, 1000, ChunkReaderTest::parser);
    assertThat(chunks).extracting(chunk -> chunk.rows().size()).containsExactly(4, 4, 2);
  }

  @Test
  void aRowOnWhichTheParserItselfFailsIsRejectedAlone() {
    List<RowChunk> chunks = read("2125550123,x\n2125550124,y\n", 10, () -> null);
    assertThat(chunks.get(0).rows())
        .extracting(ParsedRow::rejection)
        .containsExactly(RejectionReason.NOT_STORED, RejectionReason.NOT_STORED);
    assertThat(chunks.get(0).rows().get(1).raw()).isEqualTo("2125550124,y");
  }

  private static RowParser parser() {
    return new RowParser(LAYOUT, "US", ZoneOffset.UTC, CsvFile.RECEIVED);
  }

  private static List<RowChunk> read(String text, int rows, Supplier<RowParser> parsers) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    RecordScanner scanner =
        new RecordScanner(new TrickleStream(bytes, 0, 1000), TextEncoding.UTF_8, ',', 0, 2);
    ChunkReader reader = new ChunkReader(scanner, 0, rows, parsers, ForkJoinPool.commonPool());
    List<RowChunk> chunks = new ArrayList<>();
    for (RowChunk chunk = reader.next(); chunk != null; chunk = reader.next()) {
      chunks.add(chunk);
    }
    return chunks;
  }
}
