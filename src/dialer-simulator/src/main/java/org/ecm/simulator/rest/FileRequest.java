package org.ecm.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.ecm.simulator.contact.ImportOrder;
import org.ecm.simulator.http.HttpError;

/** Reads the {@code csvFileData} part of an add request. */
final class FileRequest {
  private FileRequest() {}

  static ImportOrder of(JsonNode data) {
    List<String> header = new ArrayList<>();
    JsonNode headers = data.path("contactHeaders");
    for (int i = 1; headers.has("header" + i); i++) {
      header.add(headers.get("header" + i).asText());
    }
    return new ImportOrder(data.path("csvFileRef").asText(), type(data), header);
  }

  private static ImportOrder.Type type(JsonNode data) {
    String type = data.path("importType").asText("").strip();
    return switch (type) {
      case "AUTO" -> ImportOrder.Type.AUTO;
      case "MANUAL" -> ImportOrder.Type.MANUAL;
      default -> throw new HttpError(400, "importType must be AUTO or MANUAL");
    };
  }
}
