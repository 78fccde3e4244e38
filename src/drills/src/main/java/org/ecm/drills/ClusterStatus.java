package org.ecm.drills;

import java.util.List;
import java.util.stream.Collectors;
import org.ecm.demo.api.ApiException;
import org.ecm.demo.api.SimulatorControl;
import org.ecm.drills.fault.Roles;
import org.ecm.drills.lab.EcmNode;
import org.ecm.drills.lab.Host;
import org.ecm.drills.lab.Site;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Who does what in a cluster at this moment, in a line for a person. */
final class ClusterStatus {
  private static final String MANDATES =
      """
      select name, case when released = 1 then 'nobody' else holder end, epoch from mandate
      where name not like 'import:%' order by name
      """;
  private static final String SPREAD =
      "select count(distinct holder) from mandate where name not like 'import:%' and released = 0";
  private static final String CONTACTS =
      "select state, count(*) from contact group by state order by state";

  private final Site site;
  private final Jdbi ledger;

  ClusterStatus(Site site) {
    this.site = site;
    ledger = site.ledger().jdbi();
  }

  /** Whether the components are at work, each on a node of its own. */
  boolean isSpread() {
    try {
      return ledger.withHandle(h -> h.createQuery(SPREAD).mapTo(Integer.class).one())
          == Roles.COMPONENTS.size();
    } catch (JdbiException e) {
      return false;
    }
  }

  String line() {
    String nodes =
        site.nodes().stream()
            .map(node -> node.name() + " " + state(node))
            .collect(Collectors.joining(", "));
    List<Host> address = site.virtualIp().holders();
    return nodes
        + "; virtual IP "
        + (address.isEmpty()
            ? "nowhere"
            : address.stream().map(Host::label).collect(Collectors.joining(" and ")))
        + "; "
        + ledger()
        + "; "
        + calls(site.dialer());
  }

  /** A dialer that is away is something to be seen, and does not end the cluster. */
  static String calls(SimulatorControl dialer) {
    try {
      return "calls " + dialer.calls();
    } catch (ApiException e) {
      return "the dialer does not answer";
    }
  }

  private static String state(EcmNode node) {
    return node.process().isEmpty() ? "down" : node.isReady() ? "ready" : "not ready";
  }

  private String ledger() {
    try {
      return ledger.withHandle(
          h ->
              h
                      .createQuery(MANDATES)
                      .map(
                          (row, context) ->
                              "%s %s (epoch %d)"
                                  .formatted(row.getString(1), row.getString(2), row.getLong(3)))
                      .list()
                      .stream()
                      .collect(Collectors.joining(", "))
                  + "; "
                  + h
                      .createQuery(CONTACTS)
                      .map((row, context) -> row.getString(1).toLowerCase() + " " + row.getLong(2))
                      .list()
                      .stream()
                      .collect(Collectors.joining(", ")));
    } catch (JdbiException e) {
      return "the database does not answer";
    }
  }
}
