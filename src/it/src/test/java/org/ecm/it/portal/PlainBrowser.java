package org.ecm.it.portal;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    submit(
        "j_security_check", Map.of("j_username", List.of(user), "j_password", List.of(password)));
  }

  /** Presses a button of a Faces form on the open page. */
  void press(String button, String form, Map<String, String> fields)
      throws IOException, InterruptedException {
    press(button, form, fields, inputs(form));
  }

  /** The same from a page that another site made: it cannot know the user's token. */
  void pressElsewhere(String button, String form, Map<String, String> fields)
      throws IOException, InterruptedException {
    Map<String, List<String>> known = inputs(form);
    known.remove("token");
    press(button, form, fields, known);
  }

  private void press(
      String button, String form, Map<String, String> fields, Map<String, List<String>> all)
      throws IOException, InterruptedException {
    fields.forEach((name, value) -> all.put(form + ":" + name, List.of(value)));
    all.put("primefaces.nonce", List.of(find("csp\\.init\\('([^']*)'")));
    String id = find("<button id=\"([^\"]*)\"[^>]*><span[^>]*>" + Pattern.quote(button) + "<");
    all.put(id, List.of(""));
    submit(find("<form id=\"" + form + "\"[^>]* action=\"/ecm/([^\"]*)"), all);
  }

  /** What stands in the inputs of a form on the open page, hidden ones too, by their names. */
  private Map<String, List<String>> inputs(String form) {
    Map<String, List<String>> found = new HashMap<>();
    String content = find("(?s)<form id=\"" + form + "\"(.*?)</form>");
    Matcher input = Pattern.compile("<input [^>]*>").matcher(content);
    while (input.find()) {
      Matcher name = Pattern.compile(" name=\"([^\"]*)\"").matcher(input.group());
      Matcher value = Pattern.compile(" value=\"([^\"]*)\"").matcher(input.group());
      if (name.find()) {
        found
            .computeIfAbsent(name.group(1), n -> new ArrayList<>())
            .add(value.find() ? value.group(1) : "");
      }
    }
    return found;
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

  private void submit(String path, Map<String, List<String>> parameters)
      throws IOException, InterruptedException {
    String body =
        parameters.entrySet().stream()
            .flatMap(p -> p.getValue().stream().map(v -> encoded(p.getKey()) + "=" + encoded(v)))
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
