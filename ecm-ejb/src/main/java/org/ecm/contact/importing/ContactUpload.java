package org.ecm.contact.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.logging.Logger;

/**
 * Takes a file in: streams it to the database piece by piece, never to this node's disk or whole
 * into memory, and queues a job for it. Once the job is queued either node can work it off.
 *
 * <p>Not to be called within a transaction: each piece is a short one of its own.
 */
@ApplicationScoped
public class ContactUpload {

  private static final Logger LOG = Logger.getLogger(ContactUpload.class);
  private static final int PIECE = 256 * 1024;

  private final UploadStore store;
  private final WorkSignal signal;

  @Inject
  public ContactUpload(UploadStore store, WorkSignal signal) {
    this.store = store;
    this.signal = signal;
  }

  /** For the container's proxy only. */
  protected ContactUpload() {
    this.store = null;
    this.signal = null;
  }

  /**
   * Reads the body to its end and queues a job.
   *
   * @return the job's id
   * @throws org.ecm.campaign.NotFoundException if there is no such campaign
   * @throws UnreadableFileException if the file as a whole cannot be imported
   * @throws UploadRefusedException if it was cut off, or the campaign deleted meanwhile
   */
  public long receive(Upload upload, InputStream body) {
    long job = store.open(upload);
    try {
      EncodingDetector detector = new EncodingDetector();
      long received = copy(job, body, detector);
      if (upload.declaredLength() >= 0 && upload.declaredLength() != received) {
        throw UploadRefusedException.cutOff(
            "%,d bytes were announced but %,d came; upload the file again"
                .formatted(upload.declaredLength(), received),
            null);
      }
      byte[] head = detector.head();
      FileLayout layout =
          new LayoutDetector(detector.encoding(), head, head.length == received, upload.mapping())
              .layout();
      store.queue(job, received, layout, upload);
      LOG.infof("Import %d: %d bytes received for campaign %d", job, received, upload.campaign());
      signal.raise();
      return job;
    } catch (RuntimeException e) {
      store.fail(job, e);
      throw e;
    } finally {
      store.leave(job);
    }
  }

  private long copy(long job, InputStream body, EncodingDetector detector) {
    long received = 0;
    int seq = 0;
    byte[] piece = read(body, 0);
    while (piece.length > 0) {
      detector.accept(piece, 0, piece.length);
      store.append(job, seq++, received, piece);
      received += piece.length;
      piece = read(body, received);
    }
    return received;
  }

  private static byte[] read(InputStream body, long received) {
    try {
      return body.readNBytes(PIECE);
    } catch (IOException e) {
      throw UploadRefusedException.cutOff(
          "The upload was cut off after about %,d bytes; upload the file again".formatted(received),
          e);
    }
  }
}
