package org.ecm.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ecm.dialer.Delivery;
import org.ecm.dialer.DialerGateway;
import org.ecm.dialer.DialerRecord;
import org.ecm.dialer.Disposition;
import org.ecm.dialer.Finding;
import org.ecm.dialer.OutboundContact;
import org.ecm.dialer.RemoteCampaign;
import org.ecm.dialer.ResultPage;
import org.ecm.dialer.SendOutcome;

/**
 * A dialer that costs nothing: takes every batch at once and finds every line busy. For one thread.
 */
final class InstantDialer implements DialerGateway {

  private final List<DialerRecord> called = new ArrayList<>();
  private final List<DialerRecord> shown = new ArrayList<>();
  private long sent;

  /** How many contacts it was given. */
  long sent() {
    return sent;
  }

  /** Shows the results of all it was given so far to the next read. */
  void showResults() {
    shown.addAll(called);
    called.clear();
  }

  @Override
  public Delivery open(String campaign) {
    return new Delivery() {
      @Override
      public SendOutcome send(List<OutboundContact> contacts, Duration limit) {
        contacts.forEach(contact -> called.add(busy(campaign, contact)));
        return new SendOutcome.Accepted("taken");
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
  }

  private DialerRecord busy(String campaign, OutboundContact contact) {
    return new DialerRecord(
        String.valueOf(++sent),
        campaign,
        contact.accountNumber(),
        contact.number(),
        1,
        "3",
        "11",
        DialerRecord.Progress.FINISHED,
        Disposition.BUSY,
        Instant.now());
  }

  @Override
  public ResultPage changedSince(String campaign, String position, int limit) {
    List<DialerRecord> page = List.copyOf(shown);
    shown.clear();
    return new ResultPage(page, String.valueOf(sent), false);
  }

  @Override
  public String dialer() {
    return "uccx";
  }

  @Override
  public void check() {}

  @Override
  public List<RemoteCampaign> campaigns() {
    return List.of();
  }

  @Override
  public ZoneId zone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Duration longestProcessing() {
    return Duration.ZERO;
  }

  @Override
  public Duration idleConnectionLimit() {
    return Duration.ZERO;
  }

  @Override
  public Map<String, Finding> readBack(String campaign, Collection<String> accountNumbers) {
    return Map.of();
  }

  @Override
  public List<DialerRecord> lookUp(Collection<String> accountNumbers) {
    return List.of();
  }
}
