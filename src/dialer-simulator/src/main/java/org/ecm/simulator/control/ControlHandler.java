package org.ecm.simulator.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.ecm.simulator.fault.Fault;
import org.ecm.simulator.http.Answer;
import org.ecm.simulator.http.Bodies;
import org.ecm.simulator.http.HttpError;

/** The control port: JSON, without login, for whoever runs the test. */
public final class ControlHandler extends Handler.Abstract {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();
  private static final int LONGEST_BODY = 64 * 1024;

  private final Controls controls;

  public ControlHandler(Controls controls) {
    this.controls = controls;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Answer answer;
    try {
      answer = answer(request);
    } catch (HttpError e) {
      answer = json(e.status(), Map.of("error", e.getMessage()));
    } catch (JsonProcessingException e) {
      answer =
          json(400, Map.of("error", "The body is not the JSON wanted: " + e.getOriginalMessage()));
    } catch (IllegalArgumentException e) {
      answer = json(400, Map.of("error", e.getMessage()));
    }
    Bodies.send(answer, response, callback);
    return true;
  }

  private Answer answer(Request request) throws Exception {
    byte[] body = Bodies.read(request, LONGEST_BODY);
    String path = Request.getPathInContext(request);
    String call = request.getMethod() + " " + path;
    if (call.matches("DELETE /faults/\\d{1,9}")) {
      controls.removeFault(Integer.parseInt(path.substring("/faults/".length())));
      return Answer.empty(204);
    }
    switch (call) {
      case "GET /", "GET /help":
        return Answer.of(200, "text/plain;charset=UTF-8", controls.help());
      case "GET /state":
        return json(200, controls.state());
      case "GET /totals":
        return json(200, controls.totals());
      case "GET /log":
        return log(request);
      case "GET /faults":
        return json(200, controls.faults());
      case "POST /faults":
        return json(201, controls.addFault(JSON.readValue(body, Fault.class)));
      case "DELETE /faults":
        controls.clearFaults();
        break;
      case "POST /midnight":
        controls.midnight();
        break;
      case "POST /failover":
        controls.failover(number(body, "assumed", 0.5));
        break;
      case "POST /restart":
        controls.restart(number(body, "downMs", 0));
        break;
      case "POST /speed":
        controls.speed(number(body, "speed", 0));
        break;
      case "POST /pause":
        controls.pause();
        break;
      case "POST /resume":
        controls.resume();
        break;
      default:
        throw new HttpError(404, "There is no " + call + "; see GET /help");
    }
    return Answer.empty(204);
  }

  private Answer log(Request request) throws Exception {
    var fields = Request.extractQueryParameters(request);
    long from = whole(fields.getValue("from"), 0);
    byte[] lines =
        controls.log(from, (int) Math.min(whole(fields.getValue("limit"), 1 << 20), 1 << 24));
    return Answer.of(200, "application/x-ndjson", lines)
        .with("Next-Offset", Long.toString(from + lines.length));
  }

  private static long whole(String value, long otherwise) {
    if (value == null) {
      return otherwise;
    }
    if (!value.matches("\\d{1,18}")) {
      throw new HttpError(400, "Not a whole number: " + value);
    }
    return Long.parseLong(value);
  }

  private static double number(byte[] body, String name, double otherwise)
      throws java.io.IOException {
    if (body.length == 0) {
      return otherwise;
    }
    JsonNode value = JSON.readTree(body).path(name);
    if (!value.isMissingNode() && !value.isNumber()) {
      throw new HttpError(400, name + " must be a number");
    }
    return value.asDouble(otherwise);
  }

  private static Answer json(int status, Object value) throws JsonProcessingException {
    return Answer.of(status, "application/json", JSON.writeValueAsBytes(value));
  }
}
