package org.ecm.contact.importing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ecm.cluster.Mandate;
import org.ecm.contact.BlockedNumbers;
import org.ecm.contact.Lanes;
import org.ecm.contact.importing.RowVerdict.Accepted;
import org.ecm.contact.importing.RowVerdict.Refused;
import org.ecm.database.Chunks;
import org.ecm.database.Database;
import org.ecm.database.IdBlocks;
import org.ecm.database.LostRace;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/**
 * Stores a chunk in one transaction: contacts, verdicts, counters and the position, which moves by
 * compare-and-set under the mandate. Either all of it happens or nothing, so a chunk that was
 * interrupted anywhere is simply stored again.
 */
final class ChunkStore {

  private static final String MOVE =
      """
      update import_job set position = :end, rows_read = rows_read + :rows,
        accepted = accepted + :accepted, rejected = rejected + :rejected,
        duplicate = duplicate + :duplicate, suppressed = suppressed + :suppressed,
        started_at = :started, updated_at = :now
      where id = :job and state = 'RUNNING' and position = :start and\s"""
          + Mandate.FENCE;

  private final Database database;
  private final IdBlocks ids;
  private final Clock clock;

  ChunkStore(Database database, IdBlocks ids, Clock clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Stores a chunk; again, if somebody else was faster with a lane or with one of its rows.
   *
   * @param firstRow the number of its first row in the file
   * @throws SupersededException if the job is elsewhere; nothing was stored
   */
  void store(ChunkTarget target, RowChunk chunk, long firstRow) {
    LostRace.rerun(() -> database.inTransaction(h -> store(h, target, chunk, firstRow)));
  }

  /** Returns how many rows became contacts. */
  private int store(Handle h, ChunkTarget target, RowChunk chunk, long firstRow) {
    Instant now = clock.instant();
    List<ImportedContact> contacts =
        chunk.rows().stream().map(ParsedRow::contact).filter(Objects::nonNull).toList();
    Set<String> blocked = blocked(h, target.campaign(), contacts, now);
    Verdicts verdicts =
        new Verdicts(
            target.job(),
            target.strategy(),
            number -> !blocked.contains(number),
            known(h, target.list(), contacts),
            now);
    ContactInsert insert = new ContactInsert(target, ids, now);
    List<Refusal> refusals = new ArrayList<>();
    long number = firstRow;
    for (ParsedRow row : chunk.rows()) {
      RowVerdict verdict = verdicts.on(row, number);
      if (verdict instanceof Accepted accepted) {
        insert.add(row.contact(), accepted.first(), number);
      } else if (verdict instanceof Refused refused) {
        refusals.add(new Refusal(number, refused, row.raw()));
      }
      number++;
    }
    insert.lanes().forEach(l -> Lanes.ensure(h, target.campaign(), l.zone(), l.priority()));
    insert.execute(h);
    write(h, target.job(), refusals);
    move(h, target, chunk, insert.size(), refusals, now);
    return insert.size();
  }

  private record Refusal(long row, Refused verdict, String raw) {}

  private static Set<String> blocked(
      Handle h, long campaign, List<ImportedContact> contacts, Instant now) {
    List<String> phones =
        contacts.stream().flatMap(c -> c.phones().stream()).filter(Objects::nonNull).toList();
    Set<String> blocked = new HashSet<>();
    for (List<String> numbers : Chunks.of(phones)) {
      blocked.addAll(BlockedNumbers.of(h, campaign, numbers, now));
    }
    return blocked;
  }

  /**
   * A join with a list of values, since H2 reads a whole list for {@code list_id = ? and row_key in
   * (...)}.
   */
  private static Map<String, KnownRow> known(Handle h, long list, List<ImportedContact> contacts) {
    Map<String, KnownRow> known = new HashMap<>();
    for (List<String> keys : Chunks.of(contacts.stream().map(ImportedContact::rowKey).toList())) {
      String values = "(cast(? as nvarchar(64)))" + ",(?)".repeat(keys.size() - 1);
      Query query =
          h.createQuery(
              "select c.row_key, c.import_job_id, c.row_no from (values "
                  + values
                  + ") v (k) join contact c on c.list_id = ? and c.row_key = v.k");
      for (int i = 0; i < keys.size(); i++) {
        query.bind(i, keys.get(i));
      }
      query
          .bind(keys.size(), list)
          .map(
              (row, context) ->
                  known.put(
                      row.getString("row_key"),
                      new KnownRow(
                          row.getObject("import_job_id", Long.class),
                          row.getObject("row_no", Long.class))))
          .list();
    }
    return known;
  }

  private static void write(Handle h, long job, List<Refusal> refusals) {
    if (refusals.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        h.prepareBatch(
            "insert into import_verdict (job_id, row_no, verdict, reason, detail, raw)"
                + " values (:job, :row, :verdict, :reason, :detail, :raw)");
    for (Refusal refusal : refusals) {
      String detail = refusal.verdict().detail();
      batch
          .bind("job", job)
          .bind("row", refusal.row())
          .bind("verdict", refusal.verdict().as())
          .bind("reason", refusal.verdict().reason())
          .bind("detail", detail.length() > 400 ? detail.substring(0, 399) + "…" : detail)
          .bind("raw", refusal.raw())
          .add();
    }
    batch.execute();
  }

  private static void move(
      Handle h,
      ChunkTarget target,
      RowChunk chunk,
      long accepted,
      List<Refusal> refusals,
      Instant now) {
    Map<RefusedAs, Long> counts = new EnumMap<>(RefusedAs.class);
    refusals.forEach(refusal -> counts.merge(refusal.verdict().as(), 1L, Long::sum));
    int moved =
        h.createUpdate(MOVE)
            .bind("end", chunk.end())
            .bind("rows", chunk.rows().size())
            .bind("accepted", accepted)
            .bind("rejected", counts.getOrDefault(RefusedAs.REJECTED, 0L))
            .bind("duplicate", counts.getOrDefault(RefusedAs.DUPLICATE, 0L))
            .bind("suppressed", counts.getOrDefault(RefusedAs.SUPPRESSED, 0L))
            .bind("started", target.started())
            .bind("now", now)
            .bind("job", target.job())
            .bind("start", chunk.start())
            .bindMap(target.mandate().bindings())
            .execute();
    if (moved == 0) {
      throw new SupersededException(target.job());
    }
  }
}
