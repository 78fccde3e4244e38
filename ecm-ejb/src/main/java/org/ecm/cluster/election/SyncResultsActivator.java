package org.ecm.cluster.election;

/** Installs the singleton service sync-results; named in META-INF/services. */
public class SyncResultsActivator extends ComponentActivator {
  public SyncResultsActivator() {
    super("sync-results", "node2");
  }
}
