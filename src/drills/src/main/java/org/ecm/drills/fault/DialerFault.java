package org.ecm.drills.fault;

import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.ecm.demo.process.LedgerDatabase;
import org.ecm.drills.lab.Patience;
import org.ecm.drills.lab.Site;

/**
 * The dialer answers requests in a wrong way for a while. By the time that this is put right, some
 * request must have met it, and ECM have noticed.
 */
public final class DialerFault implements Fault {
  private static final Duration NOTICED = Duration.ofSeconds(40);

  private final String words;
  private final Map<String, Object> order;
  private final Predicate<Site> noticed;

  /**
   * @param words what it does, for the timeline
   * @param order in the words of the simulator's control API
   * @param noticed whether ECM shows it
   */
  private DialerFault(String words, Map<String, Object> order, Predicate<Site> noticed) {
    this.words = words;
    this.order = order;
    this.noticed = noticed;
  }

  /** It takes 2 s for each list of contacts; that is within its limits, and nothing to notice. */
  public static DialerFault slow() {
    return new DialerFault(
        "is slow", Map.of("on", "POST contacts", "kind", "delay", "delayMs", 2000), site -> true);
  }

  /** It refuses the login: both nodes must call it out of reach. */
  public static DialerFault refusing() {
    return new DialerFault(
        "refuses the login",
        Map.of("on", "ANY", "kind", "refuseLogin"),
        site ->
            site.api().health(Roles.CONTACT_FEED).values().stream().allMatch("NO_DIALER"::equals));
  }

  /** It takes contacts and never answers: what became of them must be in doubt. */
  public static DialerFault silent() {
    return new DialerFault(
        "takes contacts and never answers",
        Map.of("on", "POST contacts", "kind", "neverAnswer", "afterwards", true),
        DialerFault::isInDoubt);
  }

  private static boolean isInDoubt(Site site) {
    LedgerDatabase ledger = site.ledger();
    return ledger
        .jdbi()
        .withHandle(
            h ->
                h.createQuery("select count(*) from batch where state = 'IN_DOUBT'")
                        .mapTo(Integer.class)
                        .one()
                    > 0);
  }

  @Override
  public void strike(Scene scene) {
    scene.timeline().strike("The dialer " + words);
    scene.site().dialer().addFault(order);
  }

  @Override
  public void check(Scene scene) {
    Patience.until(
        "a request of ECM meets it", NOTICED, () -> scene.site().dialer().faultsStruck() > 0);
    Patience.until(
        "ECM notices that the dialer " + words, NOTICED, () -> noticed.test(scene.site()));
  }

  @Override
  public void heal(Scene scene) {
    scene.site().dialer().clearFaults();
    scene.timeline().add("The dialer works as it should");
  }
}
