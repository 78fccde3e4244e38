package org.ecm.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The baseline of the feed: posts batches as ECM's adapter words them, each contact with a new
 * account number, on a connection that stays open. Only the request is on the clock.
 */
final class BareClient {

  static final String USER = "fake-admin";
  static final String PASSWORD = "fake-password";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;
  private final int size;
  private long sent;

  BareClient(URI dialer, int size) {
    this.address = dialer.resolve("/adminapi/campaign/1/contacts");
    this.size = size;
  }

  void send(Watch watch) throws Exception {
    byte[] body = body();
    int status = watch.time(() -> post(body));
    if (status != 200 && status != 202) {
      throw new IllegalStateException("The dialer answers the bare client with HTTP " + status);
    }
    watch.count(size);
  }

  private int post(byte[] body) throws Exception {
    String login =
        Base64.getEncoder()
            .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Basic " + login)
            .header("Accept", "application/xml")
            .header("Content-Type", "application/xml; charset=UTF-8")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode();
  }

  private byte[] body() {
    StringBuilder body =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><campaignContacts><campaign>")
            .append("<refURL>")
            .append(address.resolve("/adminapi/campaign/1"))
            .append("</refURL></campaign><allowDuplicateContacts>true</allowDuplicateContacts>")
            .append("<csvdata>Account Number,First Name,Last Name,Phone1");
    for (int i = 0; i < size; i++) {
      sent++;
      body.append("\nBENCH%015d,Ann,Example,%d".formatted(sent, 1_505_000_0000L + sent));
    }
    return body.append("</csvdata></campaignContacts>").toString().getBytes(StandardCharsets.UTF_8);
  }
}
