package org.ecm.drills.lab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * HTTP requests, each on a connection of its own and with a limit for the whole of it, so that no
 * connection that a fault has killed is used again and nothing is ever repeated behind one's back.
 */
public final class Web {
  private static final int PORT = 8080;

  private final String host;
  private final int port;

  public Web(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /** ECM at an address. */
  public static Web ecm(String host) {
    return new Web(host, PORT);
  }

  /** An answer; header names are in lower case. */
  public record Answer(int status, List<Map.Entry<String, String>> headers, String body) {

    /** The values of a header. */
    public List<String> all(String name) {
      return headers.stream()
          .filter(header -> header.getKey().equals(name))
          .map(Map.Entry::getValue)
          .toList();
    }
  }

  /**
   * @param headers each as it goes over the wire
   * @param millis limit for the whole exchange
   * @throws IOException if there is no whole answer in time
   */
  public Answer send(String method, String path, List<String> headers, String body, int millis)
      throws IOException {
    long end = System.nanoTime() + millis * 1_000_000L;
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.0\r\n");
    head.append("Host: ").append(host).append(':').append(port).append("\r\n");
    headers.forEach(header -> head.append(header).append("\r\n"));
    if (!method.equals("GET")) {
      head.append("Content-Length: ").append(content.length).append("\r\n");
    }
    head.append("\r\n");
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), millis);
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.write(head.toString().getBytes(StandardCharsets.UTF_8));
      all.write(content);
      socket.getOutputStream().write(all.toByteArray());
      return parse(readAll(socket, end));
    }
  }

  private static String readAll(Socket socket, long end) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[16_384];
    while (true) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new SocketTimeoutException("no whole answer in time");
      }
      socket.setSoTimeout((int) left);
      int read = socket.getInputStream().read(buffer);
      if (read < 0) {
        return bytes.toString(StandardCharsets.UTF_8);
      }
      bytes.write(buffer, 0, read);
    }
  }

  private static Answer parse(String text) throws IOException {
    int headEnd = text.indexOf("\r\n\r\n");
    if (headEnd < 0 || text.length() < 12) {
      throw new IOException("the connection broke before the answer's end");
    }
    List<String> lines = text.substring(0, headEnd).lines().toList();
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      headers.add(
          Map.entry(line.substring(0, colon).toLowerCase(), line.substring(colon + 1).strip()));
    }
    Answer answer =
        new Answer(
            Integer.parseInt(lines.get(0).substring(9, 12)), headers, text.substring(headEnd + 4));
    List<String> length = answer.all("content-length");
    if (!length.isEmpty()
        && Integer.parseInt(length.get(0))
            > answer.body().getBytes(StandardCharsets.UTF_8).length) {
      throw new IOException("the connection broke within the answer");
    }
    return answer;
  }

  /** The status of the answer to a GET; 0 if there is none in time. */
  public int status(String path, int millis) {
    try {
      return send("GET", path, List.of(), "", millis).status();
    } catch (IOException e) {
      return 0;
    }
  }
}
