package org.ecm.portal.importing;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.stream.Collectors;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.contact.importing.ContactUpload;
import org.ecm.contact.importing.FilePreview;
import org.ecm.contact.importing.UnreadableFileException;
import org.ecm.contact.importing.Upload;
import org.ecm.contact.importing.UploadRefusedException;
import org.ecm.portal.JsonAnswer;
import org.ecm.portal.Texts;

/**
 * Takes a file as the plain body of a request, so that it streams to the database without touching
 * this node's disk: {@code /manage/upload/file}. Shows before that how its head would be read:
 * {@code /manage/upload/preview}. Both answer JSON, with {@code error} if the file was refused.
 *
 * <p>A page of another site cannot send such a request: the header it must carry needs this
 * server's consent, which it never gives.
 */
@WebServlet({"/manage/upload/file", "/manage/upload/preview"})
public class UploadServlet extends HttpServlet {

  private static final long serialVersionUID = 1;
  private static final String OWN_PAGE = "X-ECM-Page";

  @Inject transient ContactUpload upload;
  @Inject transient UploadLimit limit;
  @Inject transient PreviewJson preview;
  @Inject transient Texts texts;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getHeader(OWN_PAGE) == null) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    if (limit.refuses(request.getContentLengthLong())) {
      JsonAnswer.refuse(response, 413, texts.say("upload.tooLarge", limit.text()));
      return;
    }
    try {
      if (request.getServletPath().endsWith("preview")) {
        preview(request, response);
      } else {
        receive(request, response);
      }
    } catch (UnreadableFileException | InvalidInputException | JsonException e) {
      JsonAnswer.refuse(response, 422, e.getMessage());
    } catch (NotFoundException e) {
      JsonAnswer.refuse(response, 404, e.getMessage());
    } catch (UploadRefusedException e) {
      JsonAnswer.refuse(response, e.isCutOff() ? 400 : 409, e.getMessage());
    }
  }

  private void receive(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    long job =
        upload.receive(
            new Upload(
                campaign(request),
                request.getParameter("list"),
                request.getParameter("name"),
                mapping(request),
                request.getContentLengthLong(),
                request.getRemoteUser()),
            request.getInputStream());
    JsonAnswer.send(response, 202, Json.createObjectBuilder().add("import", job).build());
  }

  private static long campaign(HttpServletRequest request) {
    String id = request.getParameter("campaign");
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException e) {
      throw new NotFoundException("campaign", id);
    }
  }

  private void preview(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] head = request.getInputStream().readNBytes(FilePreview.HEAD);
    boolean whole = Boolean.parseBoolean(request.getParameter("whole"));
    JsonAnswer.send(response, 200, preview.of(FilePreview.of(head, whole, mapping(request))));
  }

  private static Map<String, String> mapping(HttpServletRequest request) {
    String json = request.getParameter("mapping");
    if (json == null) {
      return Map.of();
    }
    JsonObject given = Json.createReader(new StringReader(json)).readObject();
    return given.keySet().stream()
        .collect(Collectors.toMap(key -> key, key -> given.getString(key, "")));
  }
}
