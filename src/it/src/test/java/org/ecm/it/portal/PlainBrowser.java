package org.ecm.it.portal;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser without scripts. It keeps its cookies when the portal moves to another address, as one
 * does behind a virtual IP: cookies know hosts, not ports.
 */
final class PlainBrowser {

  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.ALWAYS)
          .build();

  private String portal;
  private HttpResponse<String> page;

  /**
   * @param portal its address, with a slash at its end
   */
  PlainBrowser(String portal) {
    this.portal = portal;
  }

  /** From now on the portal is there; the page that is open stays open. */
  void moveTo(String address) {
    portal = address;
  }

  void open(String path) throws IOException, InterruptedException {
    send(HttpRequest.newBuilder(URI.create(portal + path)));
  }

  /** Asks for something as a script of the open page does: that page stays open. */
  void look(String path) throws IOException, InterruptedException {
    http.send(
        HttpRequest.newBuilder(URI.create(portal + path)).build(),
        HttpResponse.BodyHandlers.discarding());
  }

  /** Logs in and shows the page that asked for it. */
  void logIn(String user, String password) throws IOException, InterruptedException {
    submit("j_security_check", Map.of("j_username", user, "j_password", password));
  }

  /** Presses a button of a Faces form on the open page. */
  void press(String button, String form, Map<String, String> fields)
      throws IOException, InterruptedException {
    Map<String, String> all = new HashMap<>();
    fields.forEach((name, value) -> all.put(form + ":" + name, value));
    all.put(form, form);
    all.put(
        "jakarta.faces.ViewState", find("name=\"jakarta.faces.ViewState\"[^>]* value=\"([^\"]*)"));
    all.put("primefaces.nonce", find("csp\\.init\\('([^']*)'"));
    all.put(find("<button id=\"([^\"]*)\"[^>]*><span[^>]*>" + Pattern.quote(button) + "<"), "");
    submit(find("<form id=\"" + form + "\"[^>]* action=\"/ecm/([^\"]*)"), all);
  }

  /** The value of the first choice of a list that is not empty. */
  String firstChoice(String list) {
    return find("(?s)<select id=\"" + list + "\".*?<option value=\"([^\"]+)\"");
  }

  /** The first group of an expression on the open page. */
  private String find(String expression) {
    Matcher matcher = Pattern.compile(expression).matcher(page.body());
    if (!matcher.find()) {
      throw new AssertionError("No " + expression + " on " + page.uri() + ":\n" + page.body());
    }
    return matcher.group(1);
  }

  private void submit(String path, Map<String, String> parameters)
      throws IOException, InterruptedException {
    String body =
        parameters.entrySet().stream()
            .map(p -> encoded(p.getKey()) + "=" + encoded(p.getValue()))
            .collect(Collectors.joining("&"));
    send(
        HttpRequest.newBuilder(URI.create(portal + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
    page = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  String address() {
    return page.uri().toString();
  }

  String page() {
    return page.body();
  }
}
