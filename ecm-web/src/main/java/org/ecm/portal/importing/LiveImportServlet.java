package org.ecm.portal.importing;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.ecm.campaign.NotFoundException;
import org.ecm.contact.importing.ImportJob;
import org.ecm.contact.importing.ImportJobs;
import org.ecm.portal.JsonAnswer;
import org.ecm.portal.Texts;

/** How far an import is, as JSON: {@code /live/import?id=1}. */
@WebServlet("/live/import")
public class LiveImportServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Inject transient ImportJobs jobs;
  @Inject transient Texts texts;
  @Inject transient Clock clock;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      ImportJob job = jobs.get(Long.parseLong(request.getParameter("id")));
      JsonAnswer.send(response, HttpServletResponse.SC_OK, json(job).build());
    } catch (NotFoundException | NumberFormatException e) {
      JsonAnswer.refuse(response, HttpServletResponse.SC_NOT_FOUND, e.getMessage());
    }
  }

  private JsonObjectBuilder json(ImportJob job) {
    Instant now = clock.instant();
    return Json.createObjectBuilder()
        .add("state", job.state().name())
        .add("label", texts.name("import.state", job.state()))
        .add("over", job.state().isOver())
        .add("percent", job.percent())
        .add("rate", Math.round(job.rate(now)))
        .add("secondsLeft", job.timeLeft(now).map(Duration::toSeconds).orElse(-1L))
        .add(
            "n",
            Json.createObjectBuilder()
                .add("rows", job.rows())
                .add("accepted", job.accepted())
                .add("rejected", job.rejected())
                .add("duplicate", job.duplicate())
                .add("suppressed", job.suppressed()));
  }
}
