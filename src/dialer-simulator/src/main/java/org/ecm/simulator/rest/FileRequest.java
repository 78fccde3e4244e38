package org.ecm.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.ecm.simulator.contact.FileImport;
import org.ecm.simulator.http.HttpError;

/** Reads the {@code csvFileData} part of an add request. */
final class FileRequest {
  private FileRequest() {}

  static FileImport.Order of(JsonNode data) {
    List<String> header = new ArrayList<>();
    JsonNode headers = data.path("contactHeaders");
    for (int i = 1; headers.has("header" + i); i++) {
      header.add(headers.get("header" + i).asText());
    }
    return new FileImport.Order(data.path("csvFileRef").asText(), type(data), header);
  }

  private static FileImport.Type type(JsonNode data) {
    String type = data.path("importType").asText("").strip();
    return switch (type) {
      case "AUTO" -> FileImport.Type.AUTO;
      case "MANUAL" -> FileImport.Type.MANUAL;
      default -> throw new HttpError(400, "importType must be AUTO or MANUAL");
    };
  }
}
