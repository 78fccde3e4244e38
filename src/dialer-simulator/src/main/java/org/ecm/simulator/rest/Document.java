package org.ecm.simulator.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import org.ecm.simulator.http.Answer;
import org.ecm.simulator.http.HttpError;

/**
 * Bodies in XML or JSON. Cisco documents the XML only; the JSON here is its plain mapping: the root
 * element is left out (or may be given), attributes are fields with {@code @} in front.
 */
final class Document {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Document() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /**
   * @throws HttpError 400 if the body is malformed or has another root element
   */
  static JsonNode read(String contentType, String root, byte[] body) {
    try {
      if (isJson(contentType)) {
        JsonNode node = JSON.readTree(body);
        if (!node.isObject()) {
          throw new HttpError(400, "The body is not a JSON object");
        }
        return node.size() == 1 && node.path(root).isObject() ? node.get(root) : node;
      }
      return XmlDocument.read(root, body);
    } catch (XMLStreamException | IOException e) {
      throw new HttpError(400, "The body is malformed: " + firstLine(e.getMessage()));
    }
  }

  static Answer answer(int status, String accept, String root, ObjectNode content) {
    try {
      if (isJson(accept)) {
        return Answer.of(status, "application/json", JSON.writeValueAsBytes(content));
      }
      return Answer.of(
          status,
          "application/xml;charset=UTF-8",
          XmlDocument.write(root, content).getBytes(StandardCharsets.UTF_8));
    } catch (XMLStreamException | JsonProcessingException e) {
      throw new IllegalStateException("Cannot write " + root, e);
    }
  }

  /** An error in the form that Cisco's admin APIs use; UCCX's own error body is not documented. */
  static Answer error(int status, String accept, String message) {
    ObjectNode content = object();
    content.putObject("apiError").put("errorType", "" + status).put("errorMessage", message);
    return answer(status, accept, "apiErrors", content);
  }

  private static boolean isJson(String mediaType) {
    return mediaType != null && mediaType.toLowerCase(java.util.Locale.ROOT).contains("json");
  }

  private static String firstLine(String message) {
    return message == null ? "" : message.lines().findFirst().orElse("");
  }
}
