package org.ecm.simulator.http;

import java.util.Map;

/** An HTTP answer, complete before its first byte is sent. */
public record Answer(int status, Map<String, String> headers, byte[] body) {

  public static Answer of(int status, String contentType, byte[] body) {
    return new Answer(status, Map.of("Content-Type", contentType), body);
  }

  public static Answer empty(int status) {
    return new Answer(status, Map.of(), new byte[0]);
  }

  public Answer with(String header, String value) {
    var more = new java.util.HashMap<>(headers);
    more.put(header, value);
    return new Answer(status, Map.copyOf(more), body);
  }
}
