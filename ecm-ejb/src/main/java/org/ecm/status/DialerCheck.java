package org.ecm.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.ecm.cluster.Monotonic;
import org.ecm.dialer.DialerGateway;
import org.ecm.dialer.DialerGateways;
import org.ecm.dialer.DialerUnreachableException;
import org.ecm.status.ServiceStatus.DialerState;

/**
 * Asks the dialers whether they answer. However often it is called, each dialer is asked once in a
 * few seconds. Safe for several threads.
 */
@ApplicationScoped
public class DialerCheck {

  private static final Duration FRESH = Duration.ofSeconds(5);

  private final DialerGateways gateways;
  private final Clock clock;
  private final Monotonic elapsed;
  private long checkedAt;
  private volatile List<DialerState> last;

  @Inject
  public DialerCheck(DialerGateways gateways, Clock clock) {
    this(gateways, clock, Monotonic.SYSTEM);
  }

  DialerCheck(DialerGateways gateways, Clock clock, Monotonic elapsed) {
    this.gateways = gateways;
    this.clock = clock;
    this.elapsed = elapsed;
  }

  /** For the container's proxy only. */
  protected DialerCheck() {
    this(null, null);
  }

  /** Whether each dialer answers; waits as long as a dialer's own time limits. */
  public synchronized List<DialerState> check() {
    if (last == null || elapsed.nanos() - checkedAt >= FRESH.toNanos()) {
      last = gateways.all().stream().map(this::ask).toList();
      checkedAt = elapsed.nanos();
    }
    return last;
  }

  /**
   * What was found last, for those who only show it: a dialer that is silent must not keep them
   * from showing all else. It is as old as {@link DialerProbe} lets it become; waits only before
   * anything was found.
   */
  public List<DialerState> last() {
    List<DialerState> found = last;
    return found == null ? check() : found;
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
