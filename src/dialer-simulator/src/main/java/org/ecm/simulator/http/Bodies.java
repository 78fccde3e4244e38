package org.ecm.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Reads and writes whole bodies. */
public final class Bodies {
  private Bodies() {}

  /**
   * @throws HttpError 400 if the body is longer than the limit
   * @throws IOException if the caller broke off before the end
   */
  public static byte[] read(Request request, int limit) throws IOException {
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] body = in.readNBytes(limit + 1);
      if (body.length > limit) {
        throw new HttpError(400, "The request is longer than " + limit + " bytes; send less");
      }
      return body;
    }
  }

  public static void send(Answer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    answer.headers().forEach(response.getHeaders()::put);
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }
}
