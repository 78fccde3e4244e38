package org.ecm.demo.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * ECM's REST API, as far as a run needs it. Every method throws {@link ApiException} when the
 * answer is not a 2xx.
 */
public final class EcmApi {
  private static final Duration UPLOAD_LIMIT = Duration.ofMinutes(30);

  private final JsonClient client;

  /**
   * @param portal the portal's address; the API lies below it
   */
  public EcmApi(String portal, String user, String password) {
    this(
        portal,
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
  }

  private EcmApi(String portal, String authorization) {
    client = new JsonClient(portal + "api/v1", authorization);
  }

  /** For many requests: unlike a password, a key costs the server no time worth mentioning. */
  public static EcmApi withKey(String portal, String secret) {
    return new EcmApi(portal, "Bearer " + secret);
  }

  /** A campaign of ECM's. */
  public record Campaign(long id, String name, String state) {}

  /** The counts of one campaign. */
  public record Funnel(
      long received,
      long accepted,
      long rejected,
      long duplicate,
      long suppressed,
      long waiting,
      long claimed,
      long atDialer,
      long unknown,
      long finished,
      Map<String, Long> outcomes) {

    /** Whether all contacts taken in are finished. */
    public boolean isDone() {
      return accepted > 0 && finished == accepted;
    }
  }

  /** The HTTP status with which a request for data is answered; 0 if there is no answer. */
  public int status() {
    try {
      campaigns();
      return 200;
    } catch (ApiException e) {
      return e.status();
    }
  }

  /** Whether requests are served: not while the database or its schema is away. */
  public boolean isReady() {
    return status() == 200;
  }

  /** Has ECM ask the dialer for its campaigns; returns their ids in ECM. */
  public List<Long> fetchDialerCampaigns() {
    return list(client.post("/dialer-campaigns/fetch", Map.of())).stream()
        .map(campaign -> campaign.path("id").asLong())
        .toList();
  }

  public List<Campaign> campaigns() {
    return list(client.get("/campaigns")).stream().map(EcmApi::campaign).toList();
  }

  /** Creates a campaign that calls around the clock; it does not run yet. */
  public Campaign create(String name, long dialerCampaign, String region) {
    return campaign(
        client.post(
            "/campaigns",
            Map.of(
                "name", name,
                "dialerCampaign", dialerCampaign,
                "defaultRegion", region,
                "timeZone", "UTC",
                "priority", 5)));
  }

  public void start(long campaign) {
    client.post("/campaigns/" + campaign + "/start", Map.of());
  }

  public void stop(long campaign) {
    client.post("/campaigns/" + campaign + "/stop", Map.of());
  }

  /**
   * Has a component work on another node.
   *
   * @param component contact-feed or sync-results
   */
  public void move(String component, String node) {
    client.post("/components/" + component + "/move", Map.of("to", node));
  }

  /**
   * Stops a component on a node.
   *
   * @param component contact-feed or sync-results
   */
  public void stopComponent(String component, String node) {
    client.post("/components/" + component + "/stop", Map.of("node", node));
  }

  /** For each component, the nodes that are there to run it. */
  public Map<String, List<String>> providers() {
    Map<String, List<String>> providers = new TreeMap<>();
    for (JsonNode component : client.get("/cluster").path("components")) {
      providers.put(
          component.path("component").asText(),
          texts(component.path("election").path("providers")));
    }
    return providers;
  }

  /** How fit each node says that it is for a component: {@code OK}, {@code HUNG} and so on. */
  public Map<String, String> health(String component) {
    Map<String, String> health = new TreeMap<>();
    for (JsonNode one : client.get("/cluster").path("components")) {
      if (one.path("component").asText().equals(component)) {
        one.path("health")
            .forEach(node -> health.put(node.path("node").asText(), node.path("health").asText()));
      }
    }
    return health;
  }

  /** What an operator should look at. */
  public List<String> warnings() {
    return texts(client.get("/cluster").path("warnings"));
  }

  private static List<String> texts(JsonNode array) {
    return list(array).stream().map(JsonNode::asText).toList();
  }

  /** Lets a component run on all nodes again. */
  public void startComponent(String component) {
    client.post("/components/" + component + "/start", Map.of());
  }

  /**
   * Makes an API key; returns its secret.
   *
   * @param scope ivr, integration or admin
   */
  public String createKey(String owner, String scope) {
    return client
        .post("/api-keys", Map.of("client", owner, "scope", scope))
        .path("secret")
        .asText();
  }

  /**
   * Uploads a contact file; returns the id of the import that works it off.
   *
   * @throws FileNotFoundException if there is no such file
   */
  public long upload(long campaign, Path file) throws FileNotFoundException {
    return client
        .send(
            "POST",
            "/campaigns/" + campaign + "/imports?fileName=" + encoded(file),
            "text/csv",
            BodyPublishers.ofFile(file),
            UPLOAD_LIMIT)
        .path("id")
        .asLong();
  }

  /**
   * An import.
   *
   * @param state such as RUNNING or DONE
   * @param rows worked off so far
   * @param error why it failed or was cancelled, for its user; empty if it was not
   */
  public record ImportJob(String state, long rows, String error) {}

  public ImportJob importJob(long id) {
    JsonNode job = client.get("/imports/" + id);
    return new ImportJob(
        job.path("state").asText(), job.path("rows").asLong(), job.path("error").asText(""));
  }

  /**
   * Puts numbers on the list for all campaigns.
   *
   * @throws FileNotFoundException if there is no such file
   */
  public void loadDoNotCall(Path file, String region) throws FileNotFoundException {
    client.send(
        "POST",
        "/do-not-call/upload?region=" + region,
        "text/csv",
        BodyPublishers.ofFile(file),
        UPLOAD_LIMIT);
  }

  public Funnel funnel(long campaign) {
    JsonNode funnel = client.get("/campaigns/" + campaign + "/funnel");
    Map<String, Long> outcomes = new LinkedHashMap<>();
    funnel
        .path("finishedByOutcome")
        .fields()
        .forEachRemaining(outcome -> outcomes.put(outcome.getKey(), outcome.getValue().asLong()));
    return new Funnel(
        funnel.path("received").asLong(),
        funnel.path("accepted").asLong(),
        funnel.path("rejected").asLong(),
        funnel.path("duplicate").asLong(),
        funnel.path("suppressed").asLong(),
        funnel.path("waiting").asLong(),
        funnel.path("claimed").asLong(),
        funnel.path("atDialer").asLong(),
        funnel.path("unknown").asLong(),
        funnel.path("finished").asLong(),
        outcomes);
  }

  private static Campaign campaign(JsonNode node) {
    return new Campaign(
        node.path("id").asLong(), node.path("name").asText(), node.path("state").asText());
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static String encoded(Path file) {
    return URLEncoder.encode(file.getFileName().toString(), StandardCharsets.UTF_8);
  }
}
