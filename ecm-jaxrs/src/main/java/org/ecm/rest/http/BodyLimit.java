package org.ecm.rest.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ecm.contact.importing.UploadRefusedException;
import org.ecm.rest.problem.ProblemException;
import org.ecm.rest.problem.ProblemType;

/**
 * Keeps requests that are read into memory short. Says of an upload that is larger than the server
 * takes that it is too large: the server itself just stops reading it.
 */
@Provider
@ApplicationScoped
public class BodyLimit implements ContainerRequestFilter {

  /** The longest body of a request that is not streamed, in bytes. */
  public static final int BYTES = 256 * 1024;

  @Context ResourceInfo resource;

  /** The largest upload in bytes, the server's own setting; 0 for any. */
  @Inject
  @ConfigProperty(name = "ecm.http.max-post-size", defaultValue = "2147483648")
  long largestUpload;

  @Override
  public void filter(ContainerRequestContext request) {
    long announced = announced(request);
    if (resource.getResourceMethod().isAnnotationPresent(Streamed.class)) {
      if (largestUpload > 0 && announced > largestUpload) {
        throw UploadRefusedException.tooLarge(largestUpload, null);
      }
      request.setEntityStream(new Upload(request.getEntityStream(), largestUpload));
    } else {
      if (announced > BYTES) {
        throw tooLarge();
      }
      request.setEntityStream(new Limited(request.getEntityStream()));
    }
  }

  /** Bytes; the request's own getter knows no number above 2 GiB. Negative if it is unknown. */
  private static long announced(ContainerRequestContext request) {
    String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? -1 : Long.parseLong(length.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static ProblemException tooLarge() {
    return new ProblemException(
        ProblemType.TOO_LARGE, "The body may have at most " + BYTES + " bytes");
  }

  /** Tells a body of unannounced length that passes the server's limit from one that breaks off. */
  private static final class Upload extends FilterInputStream {

    /** Undertow's, which is not in sight of a deployment. */
    private static final String TOO_BIG = "RequestTooBigException";

    private final long limit;

    Upload(InputStream in, long limit) {
      super(in);
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException e) {
        throw told(e);
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return super.read(bytes, offset, length);
      } catch (IOException e) {
        throw told(e);
      }
    }

    private IOException told(IOException e) {
      if (e.getClass().getSimpleName().equals(TOO_BIG)) {
        throw UploadRefusedException.tooLarge(limit, e);
      }
      return e;
    }
  }

  /** Counts what a body of unannounced length really brings. */
  private static final class Limited extends FilterInputStream {
    private int left = BYTES;

    Limited(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int read) {
      left -= read;
      if (left < 0) {
        throw tooLarge();
      }
    }
  }
}
