package org.ecm.drills.load;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.ecm.demo.process.LedgerDatabase;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * What the ledger holds of the holders before, whenever a new epoch of Contact Feed is seen. On a
 * thread of its own: mandates are looked at meanwhile.
 */
public final class TakeoverWatch implements AutoCloseable {
  private final Jdbi ledger;
  private final List<Takeover> takeovers = new ArrayList<>();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  /**
   * A moment at which a newer epoch had taken effect.
   *
   * @param epoch the newer one
   * @param batches all that there were
   * @param marked those of them that were marked SENDING
   */
  public record Takeover(long epoch, Set<Long> batches, Set<Long> marked) {

    /** As the ledger holds it now. */
    public static Takeover read(Handle h, long epoch) {
      Set<Long> batches = new HashSet<>();
      Set<Long> marked = new HashSet<>();
      h.createQuery("select id, sending_at from batch")
          .map(
              (row, context) -> {
                batches.add(row.getLong(1));
                return row.getObject(2) == null || marked.add(row.getLong(1));
              })
          .list();
      return new Takeover(epoch, batches, marked);
    }
  }

  TakeoverWatch(LedgerDatabase database) {
    ledger = database.jdbi();
  }

  /** A newer epoch was seen. */
  void see(long epoch) {
    thread.execute(() -> look(epoch));
  }

  private void look(long epoch) {
    try {
      Takeover takeover = ledger.withHandle(h -> Takeover.read(h, epoch));
      synchronized (this) {
        takeovers.add(takeover);
      }
    } catch (JdbiException away) {
      // The database is away: then this takeover is judged by the times of decisions only.
    }
  }

  /** All that were seen, in order. */
  public synchronized List<Takeover> takeovers() {
    return List.copyOf(takeovers);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
