package org.ecm.portal.importing;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.ecm.campaign.Campaign;
import org.ecm.campaign.Campaigns;
import org.ecm.contact.importing.ImportJob;
import org.ecm.contact.importing.ImportJobs;
import org.ecm.contact.importing.ImportState;
import org.ecm.portal.Answers;
import org.ecm.portal.RequestedId;

/** One import: its progress while it runs, its verdicts, its rejected rows. */
@Named
@RequestScoped
public class ImportPage {

  private static final String FORM = "job";

  @Inject ImportJobs jobs;
  @Inject Campaigns campaigns;
  @Inject Answers answers;
  @Inject RequestedId requested;
  @Inject ExternalContext external;

  private ImportJob job;
  private Campaign campaign;

  @PostConstruct
  void load() {
    job = answers.found(() -> jobs.get(requested.getId()));
    campaign = job == null ? null : answers.found(() -> campaigns.get(job.campaign()));
  }

  /** Answers 404 if there is no such import. */
  public void require() throws IOException {
    answers.require(campaign);
  }

  /** Whether there is something to cancel, or the user has asked for it and is to be answered. */
  public boolean isAsking() {
    return job != null
        && (!job.state().isOver() || external.getRequestParameterMap().containsKey(FORM));
  }

  /** Ends it, if it has not ended by itself; what it has taken in stays. */
  public void cancel() throws IOException {
    ImportState end = jobs.cancel(job.id(), external.getRemoteUser()).state();
    answers.doneBefore(
        "/import?id=" + job.id(),
        end == ImportState.CANCELLED ? "import.cancelled" : "import.overBefore");
  }

  public ImportJob getJob() {
    return job;
  }

  /** The upload's size in a unit that suits it. */
  public String getSize() {
    return FileSize.text(job.bytesReceived());
  }

  public Campaign getCampaign() {
    return campaign;
  }
}
