package org.ecm.portal.dashboard;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ecm.campaign.NotFoundException;
import org.ecm.campaign.ResultsOverTime.Count;
import org.ecm.dialer.Disposition;
import org.ecm.portal.JsonAnswer;
import org.ecm.portal.Texts;

/**
 * The numbers behind open pages, as JSON: {@code /live/campaigns?campaign=1} and {@code
 * /live/results?span=HOUR&campaign=1}, without a campaign those of all. An answer that is the same
 * as the one the page has is empty (304). A campaign that is gone is a refusal in JSON (404).
 */
@WebServlet({"/live/campaigns", "/live/results"})
public class LiveServlet extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Inject transient LiveFunnels funnels;
  @Inject transient LiveResults results;
  @Inject transient Texts texts;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.createGenerator(body)) {
      if (request.getServletPath().equals("/live/campaigns")) {
        FunnelJson.write(json, lines(campaign(request)), texts);
      } else {
        writeResults(json, span(request), campaign(request));
      }
    } catch (IllegalArgumentException e) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    } catch (NotFoundException e) {
      JsonAnswer.refuse(response, HttpServletResponse.SC_NOT_FOUND, e.getMessage());
      return;
    }
    answer(request, response, body.toByteArray());
  }

  private List<LiveFunnels.Line> lines(long campaign) {
    return campaign == 0 ? funnels.all() : List.of(funnels.one(campaign));
  }

  private static Span span(HttpServletRequest request) {
    String name = request.getParameter("span");
    return name == null ? Span.HOUR : Span.valueOf(name);
  }

  private static long campaign(HttpServletRequest request) {
    String id = request.getParameter("campaign");
    return id == null ? 0 : Long.parseLong(id);
  }

  private static void answer(HttpServletRequest request, HttpServletResponse response, byte[] body)
      throws IOException {
    String tag = "\"" + Integer.toHexString(Arrays.hashCode(body)) + "-" + body.length + "\"";
    response.setHeader("ETag", tag);
    response.setHeader("Cache-Control", "private, no-cache");
    if (tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType("application/json");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private void writeResults(JsonGenerator json, Span span, long campaign) {
    Instant start = results.start(span);
    Map<Disposition, long[]> series = series(results.of(campaign, span), start, span);
    json.writeStartObject()
        .write("start", start.getEpochSecond())
        .write("width", span.width().toSeconds())
        .write("stretches", span.stretches())
        .writeStartArray("series");
    series.forEach(
        (disposition, counts) -> {
          json.writeStartObject()
              .write("key", disposition.name())
              .write("label", texts.name("outcome", disposition))
              .writeStartArray("n");
          Arrays.stream(counts).forEach(json::write);
          json.writeEnd().writeEnd();
        });
    json.writeEnd().writeEnd();
  }

  private static Map<Disposition, long[]> series(List<Count> counts, Instant start, Span span) {
    Map<Disposition, long[]> series = new TreeMap<>();
    for (Count count : counts) {
      long at =
          (count.start().getEpochSecond() - start.getEpochSecond()) / span.width().toSeconds();
      if (at >= 0 && at < span.stretches()) {
        series.computeIfAbsent(count.disposition(), d -> new long[span.stretches()])[(int) at] +=
            count.attempts();
      }
    }
    return series;
  }
}
