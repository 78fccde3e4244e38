package org.ecm.portal;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What a page's script is answered. To the script anything else is the login, a failure, or a
 * server without this application: a refusal must be JSON, too, or it is not believed.
 */
public final class JsonAnswer {

  private JsonAnswer() {}

  /** Answers with a body; call it once, and write nothing else. */
  public static void send(HttpServletResponse response, int status, JsonObject body)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json;charset=UTF-8");
    response.getWriter().write(body.toString());
  }

  /**
   * Answers that it was not done.
   *
   * @param text tells the user what to do
   */
  public static void refuse(HttpServletResponse response, int status, String text)
      throws IOException {
    send(response, status, Json.createObjectBuilder().add("error", text).build());
  }
}
