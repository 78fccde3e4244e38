package org.ecm.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.ecm.audit.Audit;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.database.Database;

/**
 * What a host says of a process that it has seen end (rules 1.5 and 2.6a): that very incarnation is
 * dead, and its mandates are free at once instead of after their time-to-live.
 */
@ApplicationScoped
public class NodeDeaths {

  private final Database database;
  private final NodeRegistry registry;
  private final MandateStore store;
  private final Mandates mandates;
  private final Audit audit;
  private final Clock clock;

  @Inject
  public NodeDeaths(
      Database database,
      NodeRegistry registry,
      MandateStore store,
      Mandates mandates,
      Audit audit,
      Clock clock) {
    this.database = database;
    this.registry = registry;
    this.store = store;
    this.mandates = mandates;
    this.audit = audit;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected NodeDeaths() {
    this(null, null, null, null, null, null);
  }

  /**
   * Records the death, then releases the mandates: so an incarnation that was wrongly called dead
   * takes none of them back. Idempotent; a newer incarnation of the node is left alone.
   *
   * @throws InvalidInputException if it is this very process that is said to be dead
   * @throws NotFoundException if no such start of that node is registered
   */
  public void report(NodeIdentity dead, String actor) {
    if (dead.incarnation().equals(mandates.self().incarnation())) {
      throw new InvalidInputException(
          "incarnation", "It is the process that answers you: it lives");
    }
    database.useTransaction(
        h -> {
          if (registry.died(dead, clock.instant())) {
            audit.record(actor, "node.died", dead.node(), dead.incarnation());
          } else if (!registry.isKnown(dead)) {
            throw new NotFoundException("registered start of " + dead.node(), dead.incarnation());
          }
        });
    store.releaseAll(dead);
  }
}
