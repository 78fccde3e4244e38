package org.ecm.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Posts callback requests on several connections that stay open. Request number n is always the
 * same: a key, a number and a time of its own, scattered over a month, none of them soon.
 */
final class IvrScript implements AutoCloseable {

  private static final int CREATED = 201;
  private static final int NUMBERS = 8_000_000;
  private static final int MINUTES = 30 * 24 * 60;
  // Primes, so that each number comes once before one comes again.
  private static final int NUMBER_STEP = 1_299_709;
  private static final int MINUTE_STEP = 7_919;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final LocalDateTime tomorrow =
      LocalDateTime.now().plusDays(1).truncatedTo(ChronoUnit.MINUTES);
  private final int connections;
  private final ExecutorService threads;
  private final long campaign;
  private final String key;

  IvrScript(int connections, long campaign, String key) {
    this.connections = connections;
    this.campaign = campaign;
    this.key = key;
    threads = Executors.newFixedThreadPool(connections);
  }

  /** Sends the requests from the first on, on the side's clock. */
  void send(CallbackSide side, long first, int count) throws Exception {
    long[] nanos = new long[count];
    AtomicInteger next = new AtomicInteger();
    Callable<Void> connection =
        () -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            long start = System.nanoTime();
            post(side, first + i);
            nanos[i] = System.nanoTime() - start;
          }
          return null;
        };
    List<Callable<Void>> all = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      all.add(connection);
    }
    for (Future<Void> done : side.watch().time(() -> threads.invokeAll(all))) {
      done.get();
    }
    side.watch().count(count);
    side.latencies().add(nanos);
  }

  private void post(CallbackSide side, long n) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(request(side.address(), n), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != CREATED) {
      throw new IllegalStateException(
          side.address() + " answers with HTTP " + answer.statusCode() + ": " + answer.body());
    }
    if (answer.headers().firstValue("Idempotency-Replayed").isPresent() != side.repeated()) {
      throw new IllegalStateException(
          "Request %d was %s".formatted(n, side.repeated() ? "taken twice" : "not taken anew"));
    }
  }

  private HttpRequest request(URI address, long n) {
    return HttpRequest.newBuilder(address)
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json")
        .header("Idempotency-Key", "session-%012d".formatted(n))
        .POST(HttpRequest.BodyPublishers.ofString(body(n)))
        .build();
  }

  private String body(long n) {
    return """
        {"campaign":%d,"number":"+1212%d","at":"%s","reference":"C-%d","firstName":"Ann",\
        "lastName":"Example"}"""
        .formatted(
            campaign,
            2_000_000 + n * NUMBER_STEP % NUMBERS,
            tomorrow.plusMinutes(n * MINUTE_STEP % MINUTES),
            n);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
