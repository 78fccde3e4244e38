package org.ecm.portal.status;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.ecm.portal.Texts;
import org.ecm.status.ServiceStatus;
import org.ecm.status.StatusReader;

/** The state of the service as this node sees it. */
@Named
@RequestScoped
public class StatusPage {

  @Inject StatusReader reader;
  @Inject Texts texts;
  @Inject Clock clock;

  private ServiceStatus status;

  @PostConstruct
  void load() {
    status = reader.read();
  }

  public ServiceStatus getStatus() {
    return status;
  }

  public Instant getNow() {
    return clock.instant();
  }

  /** How long ago a moment was, for people. */
  public String ago(Instant moment) {
    return moment == null
        ? texts.say("status.notYet")
        : texts.say("status.ago", Duration.between(moment, clock.instant()).toMillis() / 1e3);
  }
}
