package org.ecm.portal.donotcall;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ecm.campaign.InvalidInputException;
import org.ecm.contact.importing.UnreadableFileException;
import org.ecm.donotcall.DoNotCallTerms;
import org.ecm.donotcall.DoNotCallUpload;
import org.ecm.donotcall.RowVerdict;
import org.ecm.portal.JsonAnswer;
import org.ecm.portal.Texts;

/**
 * Takes a file of numbers as the plain body of a request and answers what it did, as JSON. As with
 * contact files, a page of another site cannot send the header that is asked for.
 */
@WebServlet("/manage/do-not-call/file")
public class DoNotCallUploadServlet extends HttpServlet {

  private static final long serialVersionUID = 1;
  private static final int SHOWN = 20;

  @Inject transient DoNotCallUpload upload;
  @Inject transient Texts texts;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getHeader("X-ECM-Page") == null) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    try {
      List<String> rejected = new ArrayList<>();
      String region = request.getParameter("region");
      DoNotCallTerms terms =
          new DoNotCallTerms(
              null, region == null || region.isEmpty() ? null : region, null, null, "UPLOAD");
      DoNotCallUpload.Summary sum =
          upload.read(
              request.getInputStream(),
              terms,
              request.getRemoteUser(),
              verdict -> note(verdict, rejected));
      JsonAnswer.send(response, 200, json(sum, rejected));
    } catch (InvalidInputException | UnreadableFileException e) {
      JsonAnswer.refuse(response, 422, e.getMessage());
    }
  }

  private void note(RowVerdict verdict, List<String> rejected) {
    if (verdict.verdict() == RowVerdict.Verdict.REJECTED && rejected.size() < SHOWN) {
      rejected.add(
          texts.say("donotcall.rejected", verdict.row(), verdict.content(), verdict.reason()));
    }
  }

  private JsonObject json(DoNotCallUpload.Summary sum, List<String> rejected) {
    return Json.createObjectBuilder()
        .add(
            "text",
            texts.say(
                "donotcall.uploaded",
                sum.rows(),
                sum.recorded().added(),
                sum.recorded().renewed(),
                sum.duplicate(),
                sum.rejected(),
                sum.recorded().tooLate()))
        .add("rejected", Json.createArrayBuilder(rejected))
        .build();
  }
}
