package org.ecm.portal.dashboard;

import jakarta.json.stream.JsonGenerator;
import java.util.List;
import org.ecm.campaign.Funnel;
import org.ecm.portal.Texts;

/** Campaigns and their numbers for the pages' script. */
final class FunnelJson {

  private FunnelJson() {}

  static void write(JsonGenerator json, List<LiveFunnels.Line> lines, Texts texts) {
    json.writeStartObject().writeStartArray("campaigns");
    lines.forEach(line -> write(json, line, texts));
    json.writeEnd().writeEnd();
  }

  private static void write(JsonGenerator json, LiveFunnels.Line line, Texts texts) {
    Funnel f = line.funnel();
    json.writeStartObject()
        .write("id", line.id())
        .write("state", line.state().name())
        .write("addsUp", f.addsUp())
        .writeStartObject("n")
        .write("received", f.received())
        .write("accepted", f.accepted())
        .write("rejected", f.rejected())
        .write("duplicate", f.duplicate())
        .write("suppressed", f.suppressed())
        .write("waiting", f.waiting())
        .write("claimed", f.claimed())
        .write("atDialer", f.atDialer())
        .write("unknown", f.unknown())
        .write("finished", f.finished())
        .writeEnd()
        .writeStartArray("outcomes");
    f.finishedByOutcome()
        .forEach(
            (reason, n) ->
                json.writeStartObject()
                    .write("label", texts.name("outcome", reason))
                    .write("n", n)
                    .writeEnd());
    json.writeEnd().writeEnd();
  }
}
