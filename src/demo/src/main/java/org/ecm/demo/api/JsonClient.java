package org.ecm.demo.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends requests and reads JSON. May be used from several threads. */
final class JsonClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String base;
  private final String authorization;

  /**
   * @param authorization the header's value; null for none
   */
  JsonClient(String base, String authorization) {
    this.base = base;
    this.authorization = authorization;
  }

  JsonNode get(String path) {
    return send("GET", path, null, BodyPublishers.noBody(), LIMIT);
  }

  JsonNode delete(String path) {
    return send("DELETE", path, null, BodyPublishers.noBody(), LIMIT);
  }

  JsonNode post(String path, Object body) {
    return send(
        "POST",
        path,
        "application/json",
        BodyPublishers.ofString(JSON.valueToTree(body).toString()),
        LIMIT);
  }

  JsonNode send(String method, String path, String type, BodyPublisher body, Duration limit) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(limit).method(method, body);
    request.header("Accept", "application/json");
    if (type != null) {
      request.header("Content-Type", type);
    }
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return read(method + " " + path, exchange(request.build()));
  }

  private HttpResponse<byte[]> exchange(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new ApiException(request.method() + " " + request.uri() + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException("Interrupted", e);
    }
  }

  private static JsonNode read(String call, HttpResponse<byte[]> response) {
    if (response.statusCode() >= 300) {
      throw new ApiException(
          "%s was answered with %d: %s"
              .formatted(call, response.statusCode(), reason(response.body())),
          response.statusCode());
    }
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new ApiException(call + " was not answered with JSON", e);
    }
  }

  /** What a problem (RFC 9457) says to its reader; of anything else, all of it. */
  private static String reason(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    try {
      JsonNode problem = JSON.readTree(text);
      return problem.path("detail").asText(text);
    } catch (JsonProcessingException e) {
      return text;
    }
  }
}
