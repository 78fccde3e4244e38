package org.ecm.contact.importing;

import java.io.IOException;
import java.io.InputStream;
import org.ecm.database.Database;
import org.jdbi.v3.core.Handle;

/**
 * The bytes of an upload from a position on, read piece by piece, each in a short transaction of
 * its own. Not safe for use by several threads.
 */
final class UploadedBytes extends InputStream {
  private final Database database;
  private final long job;
  private int seq;
  private int skip;
  private byte[] piece = new byte[0];
  private int at;

  UploadedBytes(Database database, long job, long position) {
    this.database = database;
    this.job = job;
    database.useTransaction(h -> seek(h, position));
  }

  private void seek(Handle h, long position) {
    h.createQuery(
            "select max(seq) seq, max(start_position) start_position from import_chunk"
                + " where job_id = :job and start_position <= :position having count(*) > 0")
        .bind("job", job)
        .bind("position", position)
        .map(
            (row, context) -> {
              seq = row.getInt("seq");
              skip = Math.toIntExact(position - row.getLong("start_position"));
              return seq;
            })
        .findOne();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (at == piece.length && !next()) {
      return -1;
    }
    int count = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, target, offset, count);
    at += count;
    return count;
  }

  private boolean next() {
    byte[] found =
        database.inTransaction(
            h ->
                h.createQuery("select content from import_chunk where job_id = :job and seq = :seq")
                    .bind("job", job)
                    .bind("seq", seq)
                    .mapTo(byte[].class)
                    .findOne()
                    .orElse(null));
    if (found == null) {
      return false;
    }
    piece = found;
    at = skip;
    skip = 0;
    seq++;
    return at < piece.length || next();
  }
}
