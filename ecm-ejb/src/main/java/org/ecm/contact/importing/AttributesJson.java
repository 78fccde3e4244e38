package org.ecm.contact.importing;

import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.util.Map;

/** A contact's attributes as they are stored: a JSON object of texts. */
final class AttributesJson {
  private static final JsonGeneratorFactory FACTORY = Json.createGeneratorFactory(Map.of());

  private AttributesJson() {}

  /** The object, or null if there are no attributes. */
  static String write(Map<String, String> attributes) {
    if (attributes.isEmpty()) {
      return null;
    }
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      generator.writeStartObject();
      attributes.forEach(generator::write);
      generator.writeEnd();
    }
    return out.toString();
  }
}
