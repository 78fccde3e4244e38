package org.ecm.dialer.uccx;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.ecm.dialer.Delivery;
import org.ecm.dialer.DialerUnreachableException;
import org.ecm.dialer.OutboundContact;
import org.ecm.dialer.SendOutcome;

/**
 * One connection to UCCX for one request, on the bare socket: no pool, no retry, no redirect can
 * write the request a second time (rule 2.3).
 */
class UccxDelivery implements Delivery {

  private final UccxSettings uccx;
  private final String campaign;
  private final ScheduledExecutorService alarms;
  private final long openedAt = System.nanoTime();
  private final Socket socket;
  private final DefaultBHttpClientConnection connection;

  /**
   * Opens the connection.
   *
   * @param alarms ends calls that take longer than their limit
   */
  UccxDelivery(UccxSettings uccx, String campaign, ScheduledExecutorService alarms)
      throws DialerUnreachableException {
    this.uccx = uccx;
    this.campaign = campaign;
    this.alarms = alarms;
    try {
      socket = connect(uccx);
      connection = bound(socket);
    } catch (IOException e) {
      throw new DialerUnreachableException(uccx + " cannot be reached: " + e.getMessage(), e);
    }
  }

  private static DefaultBHttpClientConnection bound(Socket socket) throws IOException {
    try {
      DefaultBHttpClientConnection connection =
          new DefaultBHttpClientConnection(Http1Config.DEFAULT);
      connection.bind(socket);
      return connection;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static Socket connect(UccxSettings uccx) throws IOException {
    URI url = uccx.url();
    boolean tls = "https".equals(url.getScheme());
    int port = url.getPort() != -1 ? url.getPort() : tls ? 443 : 80;
    Socket plain = new Socket();
    try {
      // Abortive close: bytes still buffered die with the connection.
      plain.setSoLinger(true, 0);
      plain.setTcpNoDelay(true);
      int limit = (int) uccx.connectLimit().toMillis();
      plain.connect(new InetSocketAddress(url.getHost(), port), limit);
      if (!tls) {
        return plain;
      }
      plain.setSoTimeout(limit);
      SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
      SSLSocket secure = (SSLSocket) factory.createSocket(plain, url.getHost(), port, true);
      SSLParameters parameters = secure.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secure.setSSLParameters(parameters);
      secure.startHandshake();
      return secure;
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  @Override
  public SendOutcome send(List<OutboundContact> contacts, Duration limit) {
    byte[] body = ContactsRequest.body(uccx, campaign, contacts);
    TimeBoundBody timed = new TimeBoundBody(body, openedAt + limit.toNanos());
    long left = timed.millisLeft();
    if (left <= 0) {
      return new SendOutcome.NotSent("the time for the request was over before it was written");
    }
    ScheduledFuture<?> alarm = alarms.schedule(this::close, left, TimeUnit.MILLISECONDS);
    try {
      socket.setSoTimeout((int) left);
      BasicClassicHttpRequest request = request(timed.entity());
      connection.sendRequestHeader(request);
      connection.sendRequestEntity(request);
      connection.flush();
      ClassicHttpResponse response = connection.receiveResponseHeader();
      connection.receiveResponseEntity(response);
      return verdict(response.getCode(), text(response));
    } catch (IOException | HttpException e) {
      return new SendOutcome.InDoubt("no answer: " + e);
    } finally {
      alarm.cancel(false);
    }
  }

  private BasicClassicHttpRequest request(HttpEntity body) {
    BasicClassicHttpRequest request =
        new BasicClassicHttpRequest("POST", "/adminapi/campaign/" + campaign + "/contacts");
    int port = uccx.url().getPort();
    request.addHeader("Host", uccx.url().getHost() + (port == -1 ? "" : ":" + port));
    request.addHeader("Authorization", authorization(uccx));
    request.addHeader("Accept", "application/xml");
    request.addHeader("Content-Type", "application/xml; charset=UTF-8");
    request.addHeader("Content-Length", String.valueOf(body.getContentLength()));
    request.addHeader("Connection", "close");
    request.setEntity(body);
    return request;
  }

  static String authorization(UccxSettings uccx) {
    byte[] pair = (uccx.user() + ":" + uccx.password()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private static String text(ClassicHttpResponse response) {
    try {
      String text =
          response.getEntity() == null ? "" : EntityUtils.toString(response.getEntity(), 2000);
      return text == null ? "" : text.strip();
    } catch (IOException | HttpException e) {
      return "";
    }
  }

  /**
   * What an answer proves (rule 2.4): 200 and 202 say that the request was taken; the codes that
   * the developer pages list for a bad login or address are definite refusals, 400 blames the
   * content. Anything else proves nothing.
   */
  static SendOutcome verdict(int code, String text) {
    String detail = "HTTP " + code + (text.isEmpty() ? "" : ": " + text);
    return switch (code) {
      case 200, 202 -> new SendOutcome.Accepted("HTTP " + code);
      case 401, 403, 404, 405 -> new SendOutcome.TryLater(detail);
      case 400 -> new SendOutcome.BadContent(detail);
      default -> new SendOutcome.InDoubt(detail);
    };
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // An abortive close of a connection that is broken already leaves nothing to do.
      org.jboss.logging.Logger.getLogger(UccxDelivery.class).tracef(e, "close");
    }
  }
}
