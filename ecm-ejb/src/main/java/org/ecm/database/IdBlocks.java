package org.ecm.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Hands out ids before the statement that uses them, from sequences that step by a block. Safe for
 * several threads and nodes; ids of a lost block are never used.
 */
@ApplicationScoped
public class IdBlocks {

  /** The sequences, each with the block its increment reserves. */
  public enum Kind {
    CONTACT("contact_seq", 1000),
    ATTEMPT("attempt_seq", 1000),
    BATCH("batch_seq", 50),
    RESULT("dialer_result_seq", 1000),
    DO_NOT_CALL("do_not_call_seq", 1000),
    ROW("row_seq", 50);

    private final String sequence;
    private final int block;

    Kind(String sequence, int block) {
      this.sequence = sequence;
      this.block = block;
    }
  }

  private record Block(long next, long end) {}

  private final Database database;
  private final Map<Kind, Block> blocks = new EnumMap<>(Kind.class);

  @Inject
  public IdBlocks(Database database) {
    this.database = database;
  }

  /** For the container's proxy only. */
  protected IdBlocks() {
    this(null);
  }

  /**
   * The next id of a kind. Waits for the database when a block is used up; who finds ids left does
   * not wait for who must fetch some.
   */
  public long next(Kind kind) {
    Optional<Long> left = take(kind);
    return left.isPresent() ? left.get() : open(kind, fetch(kind));
  }

  private synchronized Optional<Long> take(Kind kind) {
    Block block = blocks.get(kind);
    if (block == null || block.next() == block.end()) {
      return Optional.empty();
    }
    blocks.put(kind, new Block(block.next() + 1, block.end()));
    return Optional.of(block.next());
  }

  private long fetch(Kind kind) {
    return database.inTransaction(
        h -> h.createQuery("select next value for " + kind.sequence).mapTo(Long.class).one());
  }

  private synchronized long open(Kind kind, long start) {
    blocks.put(kind, new Block(start + 1, start + kind.block));
    return start;
  }
}
