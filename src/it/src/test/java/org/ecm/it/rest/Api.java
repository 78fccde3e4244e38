package org.ecm.it.rest;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Sends requests as they are told to, right or wrong, and takes whatever comes back. */
record Api(String root, List<String> headers) {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** An answer. */
  record Answer(int status, String type, String body, HttpResponse<?> response) {

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new IllegalStateException("No JSON: " + body, e);
      }
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }

    /** The problem's kind, such as {@code not-found}; null if the answer is no problem. */
    String problem() {
      if (type == null || !type.startsWith("application/problem+json")) {
        return null;
      }
      String kind = json().path("type").asText();
      return kind.substring(kind.indexOf('#') + 1);
    }
  }

  /** Without any login. */
  static Api of(String portal) {
    return new Api(portal.replaceFirst("/ecm/$", ""), List.of());
  }

  Api as(String user, String password) {
    String credentials =
        Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    return stranger().with("Authorization", "Basic " + credentials);
  }

  Api withKey(String secret) {
    return stranger().with("Authorization", "Bearer " + secret);
  }

  Api stranger() {
    return new Api(root, List.of());
  }

  Api with(String... more) {
    List<String> all = new ArrayList<>(headers);
    all.addAll(Arrays.asList(more));
    return new Api(root, all);
  }

  URI uri(String path) {
    return URI.create(
        root
            + (path.startsWith("/ecm") || path.startsWith("/openapi") ? "" : "/ecm/api/v1")
            + path);
  }

  Answer get(String path) {
    return send("GET", path);
  }

  Answer post(String path, String json) {
    return with("Content-Type", "application/json").send("POST", path, json);
  }

  Answer put(String path, String json) {
    return with("Content-Type", "application/json").send("PUT", path, json);
  }

  Answer send(String method, String path) {
    return send(method, path, BodyPublishers.noBody());
  }

  Answer send(String method, String path, String body) {
    return send(method, path, BodyPublishers.ofString(body));
  }

  Answer send(String method, String path, BodyPublisher body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).method(method, body);
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(null),
          response.body(),
          response);
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + path + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A fresh campaign of region DE that does not run; its id. */
  long campaign(String name) {
    long dialerCampaign = send("POST", "/dialer-campaigns/fetch").json().get(0).get("id").asLong();
    String body =
        JSON.createObjectNode()
            .put("name", name)
            .put("dialerCampaign", dialerCampaign)
            .put("defaultRegion", "DE")
            .put("timeZone", "Europe/Berlin")
            .toString();
    return post("/campaigns", body).json().get("id").asLong();
  }

  /** A new key of a scope. */
  Api key(String client, String scope) {
    String body = JSON.createObjectNode().put("client", client).put("scope", scope).toString();
    return withKey(post("/api-keys", body).json().get("secret").asText());
  }
}
