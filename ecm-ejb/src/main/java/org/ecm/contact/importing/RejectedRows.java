package org.ecm.contact.importing;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ecm.database.Database;
import org.jdbi.v3.core.Handle;

/**
 * Writes the rows of an import that did not become contacts: as they stood in the file, behind
 * three columns that say row, verdict and reason. UTF-8 with a byte order mark, the file's own
 * delimiter, guarded against formulas whatever a spreadsheet splits by; corrected, it can be
 * uploaded as it is.
 */
@ApplicationScoped
public class RejectedRows {

  private static final int PAGE_ROWS = 100;
  private static final long PAGE_CHARACTERS = 1_000_000; // a single row may have more

  private final Database database;
  private final ImportJobs jobs;

  private record Size(long row, long characters) {}

  private record Line(long row, RefusedAs verdict, String detail, String raw) {}

  @Inject
  public RejectedRows(Database database, ImportJobs jobs) {
    this.database = database;
    this.jobs = jobs;
  }

  /** For the container's proxy only. */
  protected RejectedRows() {
    this(null, null);
  }

  /**
   * Writes them page by page, each read in a short transaction; the stream stays open.
   *
   * @param verdicts which rows; empty for all
   * @throws org.ecm.campaign.NotFoundException if there is no such import
   */
  public void write(long job, Set<RefusedAs> verdicts, OutputStream out) throws IOException {
    FileLayout layout = jobs.get(job).layout();
    Set<RefusedAs> wanted = verdicts.isEmpty() ? EnumSet.allOf(RefusedAs.class) : verdicts;
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    text.write('\uFEFF');
    CsvWriter csv =
        CsvWriter.builder().fieldSeparator(layout == null ? ',' : layout.delimiter()).build(text);
    csv.writeRecord(header(layout));
    RecordText reader =
        layout == null ? null : new RecordText(layout.encoding(), layout.delimiter());
    List<Line> page = page(job, wanted, 0);
    while (!page.isEmpty()) {
      page.forEach(line -> csv.writeRecord(cells(line, reader)));
      page = page(job, wanted, page.get(page.size() - 1).row());
    }
    csv.flush();
  }

  private static List<String> header(FileLayout layout) {
    List<String> names = new ArrayList<>(List.of("ECM Row", "ECM Verdict", "ECM Reason"));
    if (layout != null) {
      layout.columns().forEach(column -> names.add(FormulaGuard.guard(column.name())));
    }
    return names;
  }

  /** A row that cannot be split into values stands in one cell, so that nothing of it is lost. */
  private static List<String> cells(Line line, RecordText reader) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                String.valueOf(line.row()),
                line.verdict().name(),
                FormulaGuard.guard(line.detail())));
    try {
      for (String value : reader.split(line.raw())) {
        cells.add(FormulaGuard.guard(FormulaGuard.unguard(value)));
      }
    } catch (RowRejectedException e) {
      cells.add(FormulaGuard.guard(line.raw()));
    }
    return cells;
  }

  private List<Line> page(long job, Set<RefusedAs> verdicts, long after) {
    List<String> wanted = verdicts.stream().map(RefusedAs::name).toList();
    return database.inTransaction(
        h -> {
          long last = last(sizes(h, job, wanted, after));
          return h.createQuery(
                  "select row_no, verdict, detail, raw from import_verdict where job_id = :job"
                      + " and row_no > :after and row_no <= :last and verdict in (<verdicts>)"
                      + " order by job_id, row_no")
              .bind("job", job)
              .bind("after", after)
              .bind("last", last)
              .bindList("verdicts", wanted)
              .map(
                  (row, context) ->
                      new Line(
                          row.getLong("row_no"),
                          RefusedAs.valueOf(row.getString("verdict")),
                          row.getString("detail"),
                          row.getString("raw")))
              .list();
        });
  }

  /** A row may be megabytes long: how many are read at once goes by what they weigh. */
  private static List<Size> sizes(Handle h, long job, List<String> verdicts, long after) {
    return h.createQuery(
            "select row_no, len(raw) as characters from import_verdict where job_id = :job"
                + " and row_no > :after and verdict in (<verdicts>) order by job_id, row_no"
                + " offset 0 rows fetch next "
                + PAGE_ROWS
                + " rows only")
        .bind("job", job)
        .bind("after", after)
        .bindList("verdicts", verdicts)
        .map((row, context) -> new Size(row.getLong("row_no"), row.getLong("characters")))
        .list();
  }

  /** The row that a page ends with: it has at least one, if any is left. */
  private static long last(List<Size> sizes) {
    long last = 0;
    long characters = 0;
    for (Size size : sizes) {
      characters += size.characters();
      if (last != 0 && characters > PAGE_CHARACTERS) {
        break;
      }
      last = size.row();
    }
    return last;
  }
}
