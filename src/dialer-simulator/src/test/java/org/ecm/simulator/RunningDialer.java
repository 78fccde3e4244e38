package org.ecm.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A simulator on ports of its own, used over HTTP and JDBC as ECM would. */
final class RunningDialer implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  static final String AUTHORIZATION = basic("fake-admin", "fake-password");
  private static final HttpClient HTTP;

  static {
    Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
    // a connection that is kept may be closed by the server just when it is used again
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "connection");
    HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  private final int port;
  private final int controlPort;
  private final String jdbcUrl;
  private final AutoCloseable end;

  private RunningDialer(int port, int controlPort, String jdbcUrl, AutoCloseable end) {
    this.port = port;
    this.controlPort = controlPort;
    this.jdbcUrl = jdbcUrl;
    this.end = end;
  }

  /** Starts a simulator in this process. */
  static RunningDialer start(Path data, String... more) throws Exception {
    Dialer dialer = Dialer.start(Settings.of(arguments(data, more).toArray(String[]::new)));
    return new RunningDialer(
        dialer.restPort(), dialer.controlPort(), dialer.jdbcUrl(), dialer::close);
  }

  /** Starts a simulator in a process of its own, whose end is a kill -9. */
  static RunningDialer startProcess(Path data, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Simulator.class.getName()));
    command.addAll(arguments(data, more));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String ready = process.inputReader().readLine();
    Matcher ports =
        Pattern.compile("READY rest=http://.*:(\\d+) control=http://.*:(\\d+) jdbc=(.*)")
            .matcher(String.valueOf(ready));
    if (!ports.matches()) {
      process.destroyForcibly();
      throw new IllegalStateException("Not ready: " + ready);
    }
    return new RunningDialer(
        Integer.parseInt(ports.group(1)),
        Integer.parseInt(ports.group(2)),
        ports.group(3),
        () -> process.destroyForcibly().waitFor());
  }

  private static List<String> arguments(Path data, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("--port=0", "--control-port=0", "--jdbc-port=0", "--data=" + data));
    if (Stream.of(more).noneMatch(option -> option.startsWith("--speed"))) {
      arguments.add("--speed=5000");
    }
    arguments.addAll(Arrays.asList(more));
    return arguments;
  }

  static String basic(String user, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes());
  }

  int port() {
    return port;
  }

  /** A REST request as administrator. */
  HttpRequest.Builder rest(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .header("Authorization", AUTHORIZATION);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.header("Connection", "close").build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(rest(path));
  }

  HttpRequest.Builder posting(int campaign, String contentType, String body) {
    return rest("/adminapi/campaign/" + campaign + "/contacts")
        .header("Content-Type", contentType)
        .POST(BodyPublishers.ofString(body));
  }

  /** Adds contacts with duplicates allowed. */
  HttpResponse<String> post(int campaign, String csv) throws Exception {
    return send(posting(campaign, "application/xml", xml(csv, "true")));
  }

  static String xml(String csv, String allowDuplicates) {
    String escaped = csv.replace("&", "&amp;").replace("<", "&lt;");
    return "<campaignContacts><campaign name=\"x\"><refURL>https://uccx/adminapi/campaign/1</refURL>"
        + "</campaign><allowDuplicateContacts>"
        + allowDuplicates
        + "</allowDuplicateContacts><csvdata>"
        + escaped
        + "</csvdata></campaignContacts>";
  }

  /** Lines with an account number and one phone, under a header. */
  static String contacts(String... accountsAndPhones) {
    return "Account Number,Phone1\n" + String.join("\n", accountsAndPhones);
  }

  HttpResponse<String> enable(int campaign, boolean enabled) throws Exception {
    return send(
        rest("/adminapi/campaign/" + campaign)
            .header("Content-Type", "application/xml")
            .PUT(
                BodyPublishers.ofString(
                    "<campaign><enabled>" + enabled + "</enabled></campaign>")));
  }

  /** A request to the control API; fails unless it answers 2xx. */
  JsonNode control(String method, String path, String body) throws Exception {
    HttpResponse<String> response = controlResponse(method, path, body);
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException(method + " " + path + ": " + response.body());
    }
    return response.body().isEmpty() ? null : JSON.readTree(response.body());
  }

  HttpResponse<String> controlResponse(String method, String path, String body) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + controlPort + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Connection", "close")
            .build(),
        BodyHandlers.ofString());
  }

  JsonNode state() throws Exception {
    return control("GET", "/state", "");
  }

  long accepted() throws Exception {
    return state().at("/totals/accepted").asLong();
  }

  /** All lines of the log so far, of the given types. */
  List<JsonNode> log(String... types) throws Exception {
    return logFrom(0, types);
  }

  long logEnd() throws Exception {
    return state().get("logEnd").asLong();
  }

  List<JsonNode> logFrom(long start, String... types) throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    for (long from = start; ; ) {
      HttpResponse<String> page = controlResponse("GET", "/log?from=" + from, "");
      long next = page.headers().firstValueAsLong("Next-Offset").orElseThrow();
      if (next == from) {
        return lines;
      }
      from = next;
      for (String line : page.body().lines().toList()) {
        JsonNode node = JSON.readTree(line);
        if (types.length == 0 || Stream.of(types).anyMatch(node.get("type").asText()::equals)) {
          lines.add(node);
        }
      }
    }
  }

  Connection jdbc() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, "uccxhruser", "fake-password");
  }

  /** Rows as column-to-text maps. */
  List<Map<String, String>> rows(String sql) throws SQLException {
    try (Connection connection = jdbc();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      List<Map<String, String>> rows = new ArrayList<>();
      while (result.next()) {
        Map<String, String> row = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.put(result.getMetaData().getColumnLabel(i), result.getString(i));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  int count(String condition) throws SQLException {
    return Integer.parseInt(
        rows("SELECT COUNT(*) AS n FROM DialingList WHERE " + condition).get(0).get("n"));
  }

  @Override
  public void close() throws Exception {
    end.close();
  }
}
