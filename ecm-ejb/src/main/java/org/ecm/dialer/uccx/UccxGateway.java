package org.ecm.dialer.uccx;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.ecm.dialer.Delivery;
import org.ecm.dialer.DialerGateway;
import org.ecm.dialer.DialerRecord;
import org.ecm.dialer.DialerUnreachableException;
import org.ecm.dialer.Finding;
import org.ecm.dialer.Midnight;
import org.ecm.dialer.RemoteCampaign;
import org.ecm.dialer.ResultPage;

/**
 * UCCX behind the port: its REST API takes contacts and lists campaigns; only its tables can prove
 * absence and give results, since the API shows neither active nor closed rows (rule 2.6).
 */
public class UccxGateway implements DialerGateway {

  private final UccxSettings uccx;
  private final UccxRecords records;
  private final ScheduledExecutorService alarms;
  private final Clock clock;
  private final HttpClient reader;

  /**
   * @param tables a datasource on UCCX's own database; null if it is not set up, then attempts in
   *     doubt stay unknown until a person decides
   * @param alarms a scheduler that ends calls which take too long
   */
  public UccxGateway(
      UccxSettings uccx,
      UccxTables names,
      DataSource tables,
      ScheduledExecutorService alarms,
      Clock clock) {
    this(uccx, names, tables, alarms, clock, System::nanoTime);
  }

  /**
   * @param nanos a monotonic clock, by which reads of the tables end
   */
  UccxGateway(
      UccxSettings uccx,
      UccxTables names,
      DataSource tables,
      ScheduledExecutorService alarms,
      Clock clock,
      LongSupplier nanos) {
    this.uccx = uccx;
    this.records = tables == null ? null : new UccxRecords(uccx, names, tables, nanos);
    this.alarms = alarms;
    this.clock = clock;
    this.reader =
        HttpClient.newBuilder()
            .connectTimeout(uccx.connectLimit())
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  @Override
  public String dialer() {
    return uccx.name();
  }

  @Override
  public void check() throws DialerUnreachableException {
    campaigns();
    if (records != null) {
      records.check();
    }
  }

  @Override
  public List<RemoteCampaign> campaigns() throws DialerUnreachableException {
    HttpRequest request =
        HttpRequest.newBuilder(uccx.url().resolve("/adminapi/campaign"))
            .header("Authorization", UccxDelivery.authorization(uccx))
            .header("Accept", "application/xml")
            .timeout(uccx.readLimit())
            .build();
    HttpResponse<byte[]> response = answer(request);
    if (response.statusCode() != 200) {
      throw new DialerUnreachableException(
          uccx + " answers HTTP " + response.statusCode() + hint(response.statusCode()));
    }
    return CampaignsDocument.read(response.body());
  }

  /**
   * The request's own time limit ends with the answer's headers (JDK-8258397); this one does not.
   */
  private HttpResponse<byte[]> answer(HttpRequest request) throws DialerUnreachableException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        reader.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    try {
      return answer.get(uccx.readLimit().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new DialerUnreachableException(uccx + " cannot be reached: " + e.getCause(), e);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new DialerUnreachableException(
          uccx + " does not answer within " + uccx.readLimit().toMillis() + " ms", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new DialerUnreachableException(uccx + ": interrupted", e);
    }
  }

  private static String hint(int status) {
    return status == 401 || status == 403 ? "; check ecm.uccx.user and ecm.uccx.password" : "";
  }

  @Override
  public Delivery open(String campaign) throws DialerUnreachableException {
    return new UccxDelivery(uccx, campaign, alarms);
  }

  @Override
  public ZoneId zone() {
    return uccx.zone();
  }

  @Override
  public Duration longestProcessing() {
    return uccx.longestProcessing();
  }

  @Override
  public Duration idleConnectionLimit() {
    return uccx.idleConnectionLimit();
  }

  @Override
  public Map<String, Finding> readBack(String campaign, Collection<String> accountNumbers)
      throws DialerUnreachableException {
    if (records == null) {
      return all(accountNumbers, new Finding.CannotTell("UCCX's tables are not set up to be read"));
    }
    boolean nearMidnight = isNearMidnight();
    Map<String, DialerRecord> found =
        records.read(
            (h, deadline) -> {
              Map<String, DialerRecord> twice =
                  new LinkedHashMap<>(records.byAccount(h, accountNumbers, deadline));
              records.byAccount(h, accountNumbers, deadline).forEach(twice::putIfAbsent);
              return twice;
            });
    Finding missing = missing(nearMidnight || isNearMidnight());
    Map<String, Finding> findings = all(accountNumbers, missing);
    found.forEach((account, record) -> findings.put(account, new Finding.There(record)));
    return findings;
  }

  private Finding missing(boolean nearMidnight) {
    if (uccx.tablesAreReplica()) {
      return new Finding.CannotTell("the tables read are a copy that may lag behind");
    }
    return nearMidnight
        ? new Finding.CannotTell("UCCX moves rows about midnight")
        : new Finding.Absent();
  }

  private boolean isNearMidnight() {
    return Midnight.isNear(clock.instant(), uccx.zone());
  }

  private static Map<String, Finding> all(Collection<String> accounts, Finding finding) {
    Map<String, Finding> findings = new LinkedHashMap<>();
    accounts.forEach(account -> findings.put(account, finding));
    return findings;
  }

  @Override
  public List<DialerRecord> lookUp(Collection<String> accountNumbers)
      throws DialerUnreachableException {
    return tables()
        .read(
            (h, deadline) -> List.copyOf(records.byAccount(h, accountNumbers, deadline).values()));
  }

  @Override
  public ResultPage changedSince(String campaign, String position, int limit)
      throws DialerUnreachableException {
    return tables().read((h, deadline) -> records.changed(h, campaign, position, limit, deadline));
  }

  @Override
  public String positionBefore(Instant instant) {
    return UccxPosition.before(instant, uccx.zone()).toString();
  }

  private UccxRecords tables() throws DialerUnreachableException {
    if (records == null) {
      throw new DialerUnreachableException(uccx + ": its tables are not set up to be read");
    }
    return records;
  }
}
