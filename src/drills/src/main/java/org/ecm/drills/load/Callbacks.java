package org.ecm.drills.load;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.ecm.drills.lab.Web;
import org.ecm.drills.lab.Web.Answer;
import org.ecm.drills.load.ClientLog.Acknowledged;

/**
 * An IVR script at work for several callers at once: each asks for a callback, and repeats the same
 * request with the same key until it is acknowledged. Each try has a connection of its own: a
 * script's platform does not keep them.
 */
final class Callbacks {
  private static final int CREATED = 201;
  private static final String PATH = "/ecm/api/v1/callbacks";
  private static final int TRY_LIMIT_MILLIS = 1500;
  private static final long PAUSE_MILLIS = 250;
  private static final long LONGEST_PAUSE_MILLIS = 1000;

  private final Web ecm;
  private final String key;
  private final long campaign;
  private final long firstNumber;
  private final ClientLog log;

  /**
   * @param firstNumber national number in region US of the first callback; each gets the next one
   */
  Callbacks(Web ecm, String key, long campaign, long firstNumber, ClientLog log) {
    this.ecm = ecm;
    this.key = key;
    this.campaign = campaign;
    this.firstNumber = firstNumber;
    this.log = log;
  }

  /**
   * Has the callback with this number asked for, on one of the threads, until it is acknowledged.
   */
  void ask(int n, ExecutorService threads) {
    threads.execute(() -> ask("call-" + campaign + "-" + n, "+1" + (firstNumber + n)));
  }

  private void ask(String call, String number) {
    log.note("send", "callback", call, number);
    long start = System.nanoTime();
    try {
      for (int tries = 1; !Thread.currentThread().isInterrupted(); tries++) {
        String answer = attempt(call, number);
        if (answer.isEmpty()) {
          log.acknowledged(
              new Acknowledged("callback", call, number, tries, System.nanoTime() - start));
          return;
        }
        log.note("failed", "callback", call, answer);
        TimeUnit.MILLISECONDS.sleep(Math.min(PAUSE_MILLIS * tries, LONGEST_PAUSE_MILLIS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    log.note("given up", "callback", call, number);
  }

  /** Empty if it was acknowledged; else why not. */
  private String attempt(String call, String number) {
    List<String> headers =
        List.of(
            "Authorization: Bearer " + key,
            "Content-Type: application/json",
            "Idempotency-Key: " + call);
    String body = "{\"campaign\":%d,\"number\":\"%s\"}".formatted(campaign, number);
    try {
      Answer answer = ecm.send("POST", PATH, headers, body, TRY_LIMIT_MILLIS);
      return answer.status() == CREATED ? "" : answer.status() + " " + answer.body();
    } catch (IOException e) {
      return e.toString();
    }
  }
}
