package org.ecm.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.ecm.dialer.DialerGateway;
import org.ecm.dialer.DialerGateways;
import org.ecm.dialer.DialerUnreachableException;
import org.ecm.status.ServiceStatus.DialerState;

/**
 * Asks the dialers whether they answer. However often it is called, each dialer is asked once in a
 * few seconds.
 */
@ApplicationScoped
public class DialerCheck {

  private static final Duration FRESH = Duration.ofSeconds(5);

  private final DialerGateways gateways;
  private final Clock clock;
  private long checkedAt = System.nanoTime() - FRESH.toNanos();
  private List<DialerState> last = List.of();

  @Inject
  public DialerCheck(DialerGateways gateways, Clock clock) {
    this.gateways = gateways;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected DialerCheck() {
    this(null, null);
  }

  /** Whether each dialer answers; waits as long as a dialer's own time limits. */
  public synchronized List<DialerState> check() {
    if (System.nanoTime() - checkedAt >= FRESH.toNanos()) {
      last = gateways.all().stream().map(this::ask).toList();
      checkedAt = System.nanoTime();
    }
    return last;
  }

  private DialerState ask(DialerGateway gateway) {
    try {
      gateway.check();
      return new DialerState(gateway.dialer(), true, null, clock.instant());
    } catch (DialerUnreachableException e) {
      return new DialerState(gateway.dialer(), false, e.getMessage(), clock.instant());
    }
  }
}
