package org.ecm.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.ecm.simulator.call.Engine;
import org.ecm.simulator.campaign.Campaign;
import org.ecm.simulator.contact.BadContacts;
import org.ecm.simulator.contact.ContactCsv;
import org.ecm.simulator.contact.FileImport;
import org.ecm.simulator.contact.ImportStatus;
import org.ecm.simulator.contact.Intake;
import org.ecm.simulator.http.Answer;
import org.ecm.simulator.http.HttpError;

/** The contacts of a campaign (UCCX Developer Guide, campaign contacts). */
final class ContactsResource {
  private static final String ROOT = "campaignContacts";

  private final Intake intake;
  private final PendingContacts pending;
  private final FileImport files;
  private final Engine engine;

  ContactsResource(Intake intake, PendingContacts pending, FileImport files, Engine engine) {
    this.intake = intake;
    this.pending = pending;
    this.files = files;
    this.engine = engine;
  }

  Answer add(Campaign campaign, UccxRequest request) {
    JsonNode body = request.document(ROOT);
    boolean allowDuplicates = flag(body.path("allowDuplicateContacts"));
    JsonNode file = body.path("csvFileData");
    try {
      if (file.isObject()) {
        files.start(campaign.id(), FileRequest.of(file), allowDuplicates);
        String location = request.campaignUrl(campaign.id()) + "/contacts/status";
        return Answer.empty(202).with("Location", location);
      }
      if (!body.path("csvdata").isTextual()) {
        throw new HttpError(400, "The body has neither csvdata nor csvFileData");
      }
      intake.take(campaign.id(), ContactCsv.parse(body.path("csvdata").asText()), allowDuplicates);
    } catch (BadContacts e) {
      throw new HttpError(400, e.getMessage());
    }
    engine.wake();
    return request.answer(200, ROOT, envelope(campaign, request).put("csvdata", ""));
  }

  Answer pending(Campaign campaign, UccxRequest request) {
    String csv = pending.csv(campaign.id(), request.parameter("q"));
    return request.answer(200, ROOT, envelope(campaign, request).put("csvdata", csv));
  }

  Answer delete(Campaign campaign) {
    engine.deleteContacts(campaign.id());
    return Answer.empty(200);
  }

  Answer importStatus(Campaign campaign, UccxRequest request) {
    ObjectNode content = Document.object();
    content.put("campaignId", campaign.id());
    var statuses = content.putObject("importStatus").putArray("status");
    for (ImportStatus status : files.statuses(campaign.id())) {
      ObjectNode entry = statuses.addObject();
      entry.put("@importType", status.type().name());
      entry.put("result", status.result().name());
      entry.put("startTime", status.startTime().toEpochMilli());
      entry.put("numContactsImported", status.imported());
      entry.putObject("i18n").put("Key", status.result().key());
    }
    return request.answer(200, "statusDetails", content);
  }

  private static ObjectNode envelope(Campaign campaign, UccxRequest request) {
    ObjectNode content = Document.object();
    content
        .putObject("campaign")
        .put("@name", campaign.name())
        .put("refURL", request.campaignUrl(campaign.id()));
    return content;
  }

  private static boolean flag(JsonNode node) {
    String value = node.asText().strip();
    if (!value.isEmpty() && !value.equals("true") && !value.equals("false")) {
      throw new HttpError(400, "allowDuplicateContacts must be true or false");
    }
    return value.equals("true");
  }
}
