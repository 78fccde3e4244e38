package org.ecm.cluster.election;

/** Installs the singleton service contact-feed; named in META-INF/services. */
public class ContactFeedActivator extends ComponentActivator {
  public ContactFeedActivator() {
    super("contact-feed", "node1");
  }
}
