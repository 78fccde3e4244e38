package org.ecm.drills.load;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.Web;
import org.ecm.drills.lab.Web.Answer;
import org.ecm.drills.load.ClientLog.Acknowledged;

/**
 * A supervisor who logged in once, and goes on working in that session: opens the do-not-call page
 * and enters a number, as a browser without scripts would. Failed requests are tried again, as a
 * person does; being asked for the login again, or losing the page, is what must not happen.
 *
 * <p>Another form is filled in before, and sent only when all is over. Safe for several threads.
 */
public final class PortalUser {
  private static final int LIMIT_MILLIS = 3000;
  private static final String PAGE = "/ecm/do-not-call";

  /** The heading of the portal's page for a form whose session is gone. */
  private static final String EXPIRED = "<h1>This page belongs to an earlier login";

  private static final Pattern VIEW_STATE =
      Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]*)\"");
  private static final Pattern TOKEN = Pattern.compile("name=\"token\"[^>]*value=\"([^\"]*)\"");
  private static final String NUMBER = "add:number";
  private static final Pattern COOKIE = Pattern.compile("([^=;]+)=([^;]*)");
  private static final Pattern GONE = Pattern.compile("(?i);\\s*max-age=0\\b");

  private final Web ecm;
  private final String name;
  private final String password;
  private final ClientLog log;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final List<String> losses = new CopyOnWriteArrayList<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final AtomicInteger pages = new AtomicInteger();
  private boolean lost;
  private Map<String, String> kept;

  PortalUser(Web ecm, String name, String password, ClientLog log) {
    this.ecm = ecm;
    this.name = name;
    this.password = password;
    this.log = log;
  }

  synchronized void logIn() {
    try {
      logInAgain();
      if (lost) {
        throw new DrillException("The portal does not let " + name + " in");
      }
    } catch (IOException e) {
      throw new DrillException("The portal's login is not answered", e);
    }
  }

  private void logInAgain() throws IOException {
    cookies.clear();
    get(PAGE);
    post("/ecm/j_security_check", Map.of("j_username", name, "j_password", password));
    lost = isLogin(get(PAGE));
  }

  /** One round: reads the page, enters the number. Nothing happens if there is no answer. */
  synchronized void enter(String number) {
    long start = System.nanoTime();
    try {
      if (lost) {
        logInAgain();
      }
      Optional<Map<String, String>> form = open(number);
      if (form.isPresent()) {
        send(form.get(), start).ifPresent(why -> failed(number, why));
      }
    } catch (IOException e) {
      failed(number, e.toString());
    }
  }

  /**
   * Fills in a form and does not send it yet, as one who is called away.
   *
   * @throws DrillException if there is none
   */
  synchronized void leaveOpen(String number) {
    try {
      kept = open(number).orElseThrow(() -> new DrillException("The portal shows no form"));
    } catch (IOException e) {
      throw new DrillException("The portal's page is not answered", e);
    }
  }

  /**
   * Sends the form that was left open; whether that was answered. One that was filled in before
   * another login is no longer asked for: the loss of the session is noted already.
   */
  public synchronized boolean sendKept() {
    try {
      return !losses.isEmpty() || send(kept, System.nanoTime()).isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  /** The form that was left open is not taken however often it is sent. */
  public void keptInVain() {
    losses.add("lost the page that was open from before on");
  }

  /** The fields of a form that was just opened; empty if there is none, which is noted. */
  private Optional<Map<String, String>> open(String number) throws IOException {
    Answer page = get(PAGE);
    if (isLost(page)) {
      return Optional.empty();
    }
    Matcher state = VIEW_STATE.matcher(page.body());
    Matcher token = TOKEN.matcher(page.body());
    if (!state.find() || !token.find()) {
      failed(number, page.status() + " without a form");
      return Optional.empty();
    }
    return Optional.of(form(number, token.group(1), state.group(1)));
  }

  /** Why a form was not taken; empty if it was, or was lost, which is noted. */
  private Optional<String> send(Map<String, String> form, long start) throws IOException {
    String number = form.get(NUMBER);
    log.note("send", "portal", number, "form");
    Answer answer = post(PAGE, form);
    if (isLost(answer)) {
      return Optional.empty();
    }
    if (!isTaken(answer)) {
      return Optional.of(answer.status() + ", and the form was not taken");
    }
    pages.incrementAndGet();
    log.acknowledged(new Acknowledged("do-not-call", number, number, 1, System.nanoTime() - start));
    return Optional.empty();
  }

  private void failed(String number, String why) {
    log.note("failed", "portal", number, why);
    failures.add("form for " + number + " at " + Instant.now() + ": " + why);
  }

  private static Map<String, String> form(String number, String token, String viewState) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("add", "add");
    form.put("token", token);
    form.put(NUMBER, number);
    form.put("add:region", "");
    form.put("add:campaign", "");
    form.put("add:expires", "");
    form.put("add:reason", "Entered during a drill");
    form.put("add:save", "");
    form.put("jakarta.faces.ViewState", viewState);
    return form;
  }

  private boolean isLost(Answer answer) {
    if (isLogin(answer)) {
      losses.add("was asked for the login again");
    } else if (answer.body().contains(EXPIRED)) {
      losses.add("lost the page that was being filled in");
    } else {
      return false;
    }
    log.note("lost", "portal", "session", losses.get(losses.size() - 1));
    lost = true;
    return true;
  }

  /** A form that was taken leads back to the page. */
  private static boolean isTaken(Answer answer) {
    return answer.all("location").stream().anyMatch(to -> to.contains(PAGE));
  }

  private static boolean isLogin(Answer answer) {
    return answer.body().contains("j_security_check")
        || answer.all("location").stream().anyMatch(to -> to.contains("login"));
  }

  private Answer get(String path) throws IOException {
    return keepCookies(ecm.send("GET", path, headers(), "", LIMIT_MILLIS));
  }

  private Answer post(String path, Map<String, String> fields) throws IOException {
    List<String> headers = new ArrayList<>(headers());
    headers.add("Content-Type: application/x-www-form-urlencoded");
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return keepCookies(ecm.send("POST", path, headers, body, LIMIT_MILLIS));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private List<String> headers() {
    String all =
        cookies.entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    return all.isEmpty() ? List.of() : List.of("Cookie: " + all);
  }

  private Answer keepCookies(Answer answer) {
    for (String cookie : answer.all("set-cookie")) {
      Matcher matcher = COOKIE.matcher(cookie);
      if (!matcher.lookingAt()) {
        continue;
      }
      if (GONE.matcher(cookie).find()) {
        cookies.remove(matcher.group(1));
      } else {
        cookies.put(matcher.group(1), matcher.group(2));
      }
    }
    return answer;
  }

  /** Each time that the session or a page was lost. */
  public List<String> losses() {
    return List.copyOf(losses);
  }

  /** Each form that could not be read or was not taken, but for the losses. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  /** How many forms were taken. */
  public int forms() {
    return pages.get();
  }
}
