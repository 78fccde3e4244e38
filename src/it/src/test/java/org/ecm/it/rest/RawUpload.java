package org.ecm.it.rest;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** An upload on a bare connection: its header is sent, its body as slowly as a test likes. */
final class RawUpload implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Socket socket;

  private RawUpload(Socket socket) {
    this.socket = socket;
  }

  /**
   * Connects and sends the header.
   *
   * @param length the header that tells the body's length, right or wrong
   */
  static RawUpload open(Api api, long campaign, String list, String length) throws IOException {
    URI uri = api.uri("/campaigns/" + campaign + "/imports?list=" + list);
    Socket socket = new Socket(uri.getHost(), uri.getPort());
    socket.setSoTimeout((int) LIMIT.toMillis());
    RawUpload upload = new RawUpload(socket);
    upload.send(
        "POST %s?%s HTTP/1.1\r\nHost: localhost\r\n%s: %s\r\nContent-Type: text/csv\r\n%s\r\n\r\n"
            .formatted(
                uri.getPath(), uri.getQuery(), api.headers().get(0), api.headers().get(1), length));
    return upload;
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  /** No more will come. */
  void end() throws IOException {
    socket.shutdownOutput();
  }

  /** All that comes back until the other side ends the connection. */
  String read() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
