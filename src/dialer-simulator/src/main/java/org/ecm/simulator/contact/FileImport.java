package org.ecm.simulator.contact;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Imports of contact files that lie in a folder of the simulator, one at a time. Bad lines are left
 * out. The status of the last import of each type is kept in memory only.
 */
public final class FileImport implements AutoCloseable {
  private static final int CHUNK = 500;

  /** An automatic import stops at this many remaining contacts (UCCX Administration Guide). */
  private static final int AUTO_STOPS_AT = 20_000;

  private final Path folder;
  private final Intake intake;
  private final Runnable contactsCame;
  private final Clock clock;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "file-import");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<Integer, Map<ImportOrder.Type, ImportStatus>> statuses =
      new ConcurrentHashMap<>();
  private final AtomicLong generation = new AtomicLong();

  public FileImport(Path folder, Intake intake, Runnable contactsCame, Clock clock) {
    this.folder = folder;
    this.intake = intake;
    this.contactsCame = contactsCame;
    this.clock = clock;
  }

  /**
   * Starts an import in the background. A manual import fails while an automatic one runs.
   *
   * @throws BadContacts if the file name or the header is not possible
   */
  public void start(int campaign, ImportOrder order, boolean allowDuplicates) {
    if (!order.file().matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new BadContacts("csvFileRef must be the plain name of a file: " + order.file());
    }
    ContactCsv columns = order.header().isEmpty() ? null : ContactCsv.withHeader(order.header());
    ImportStatus begun =
        new ImportStatus(order.type(), ImportStatus.Result.IN_PROGRESS, clock.instant(), 0);
    if (order.type() == ImportOrder.Type.MANUAL && autoRuns(campaign)) {
      set(
          campaign,
          generation.get(),
          new ImportStatus(order.type(), ImportStatus.Result.FAILURE, begun.startTime(), 0));
      return;
    }
    set(campaign, generation.get(), begun);
    long started = generation.get();
    worker.execute(() -> run(campaign, order, columns, allowDuplicates, begun, started));
  }

  private boolean autoRuns(int campaign) {
    ImportStatus auto = statuses.getOrDefault(campaign, Map.of()).get(ImportOrder.Type.AUTO);
    return auto != null && auto.result() == ImportStatus.Result.IN_PROGRESS;
  }

  private void run(
      int campaign,
      ImportOrder order,
      ContactCsv header,
      boolean allowDuplicates,
      ImportStatus begun,
      long started) {
    int imported = 0;
    ImportStatus.Result result = ImportStatus.Result.SUCCESS;
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(folder.resolve(order.file()))) {
      ContactCsv columns = header;
      List<NewContact> chunk = new ArrayList<>();
      for (CsvRecord record : csv) {
        if (generation.get() != started) {
          return;
        }
        if (isHeader(record)) {
          columns = columns == null ? ContactCsv.withHeader(record.getFields()) : columns;
          continue;
        }
        if (columns == null) {
          throw new BadContacts("The first line of the file is no header");
        }
        read(columns, record, chunk);
        if (chunk.size() == CHUNK) {
          imported += take(campaign, chunk, allowDuplicates);
          if (order.type() == ImportOrder.Type.AUTO && intake.activeIn(campaign) >= AUTO_STOPS_AT) {
            break;
          }
        }
      }
      imported += take(campaign, chunk, allowDuplicates);
    } catch (IOException | CsvParseException | BadContacts e) {
      result = ImportStatus.Result.FAILURE;
    }
    set(campaign, started, new ImportStatus(order.type(), result, begun.startTime(), imported));
  }

  private static boolean isHeader(CsvRecord record) {
    return record.getStartingLineNumber() == 1
        && record.getFields().stream().anyMatch(field -> field.strip().equalsIgnoreCase("Phone1"));
  }

  private static void read(ContactCsv columns, CsvRecord record, List<NewContact> chunk) {
    try {
      chunk.add(columns.contact(record.getFields(), record.getStartingLineNumber()));
    } catch (BadContacts e) {
      // a bad line does not stop an import
    }
  }

  private int take(int campaign, List<NewContact> chunk, boolean allowDuplicates) {
    int taken = intake.take(campaign, List.copyOf(chunk), allowDuplicates);
    chunk.clear();
    contactsCame.run();
    return taken;
  }

  private void set(int campaign, long started, ImportStatus status) {
    if (generation.get() == started) {
      statuses.computeIfAbsent(campaign, c -> new ConcurrentHashMap<>()).put(status.type(), status);
    }
  }

  public List<ImportStatus> statuses(int campaign) {
    return List.copyOf(statuses.getOrDefault(campaign, Map.of()).values());
  }

  /** Ends imports under way and forgets their status, as an engine failover does. */
  public void terminate() {
    generation.incrementAndGet();
    statuses.clear();
  }

  @Override
  public void close() {
    terminate();
    worker.shutdown();
  }
}
