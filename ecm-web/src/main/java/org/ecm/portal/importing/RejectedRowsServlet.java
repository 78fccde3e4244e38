package org.ecm.portal.importing;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.ecm.campaign.NotFoundException;
import org.ecm.contact.importing.ImportJobs;
import org.ecm.contact.importing.RejectedRows;

/** The rows of an import that did not become contacts, as a file: {@code /rejected?id=1}. */
@WebServlet("/rejected")
public class RejectedRowsServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Inject transient ImportJobs jobs;
  @Inject transient RejectedRows rows;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      long id = Long.parseLong(request.getParameter("id"));
      jobs.get(id);
      response.setContentType("text/csv;charset=UTF-8");
      response.setHeader(
          "Content-Disposition", "attachment; filename=\"import-" + id + "-not-imported.csv\"");
      rows.write(id, Set.of(), response.getOutputStream());
    } catch (NotFoundException | NumberFormatException e) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}
