package org.ecm.dialer.uccx;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.io.IOCallback;

/**
 * A request's body that is written in pieces, none of them after its time: a process that stood
 * still between two pieces does not go on writing (rule 2.6a).
 */
final class TimeBoundBody implements IOCallback<OutputStream> {

  private static final int PIECE = 8192;

  private final byte[] body;
  private final long deadline;

  /**
   * @param deadline on the clock of {@link System#nanoTime()}
   */
  TimeBoundBody(byte[] body, long deadline) {
    this.body = body;
    this.deadline = deadline;
  }

  long millisLeft() {
    return TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
  }

  HttpEntity entity() {
    return new EntityTemplate(body.length, ContentType.APPLICATION_XML, null, this);
  }

  @Override
  public void execute(OutputStream out) throws IOException {
    for (int from = 0; from < body.length; from += PIECE) {
      if (millisLeft() <= 0) {
        throw new InterruptedIOException("the time for the request was over");
      }
      out.write(body, from, Math.min(PIECE, body.length - from));
    }
    // What is still in the connection's buffer goes out right after this.
    if (millisLeft() <= 0) {
      throw new InterruptedIOException("the time for the request was over");
    }
  }
}
