package org.ecm.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.ecm.simulator.http.HttpError;

/** XML as a tree: attributes are fields with {@code @} in front, an element of text is a text. */
final class XmlDocument {
  private static final XMLInputFactory INPUT = input();
  private static final XMLOutputFactory OUTPUT = XMLOutputFactory.newDefaultFactory();

  private XmlDocument() {}

  /** Without document types and external entities. */
  private static XMLInputFactory input() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  static JsonNode read(String root, byte[] body) throws XMLStreamException {
    XMLStreamReader reader = INPUT.createXMLStreamReader(new ByteArrayInputStream(body));
    try {
      reader.nextTag();
      if (!reader.getLocalName().equals(root)) {
        throw new HttpError(400, "The root element must be " + root);
      }
      JsonNode content = element(reader);
      while (reader.hasNext()) {
        reader.next();
      }
      return content;
    } finally {
      reader.close();
    }
  }

  private static JsonNode element(XMLStreamReader reader) throws XMLStreamException {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      node.put("@" + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    var text = new StringBuilder();
    boolean children = false;
    while (reader.next() != XMLStreamReader.END_ELEMENT) {
      if (reader.isStartElement()) {
        children = true;
        node.set(reader.getLocalName(), element(reader));
      } else if (reader.isCharacters()) {
        text.append(reader.getText());
      }
    }
    return children || !node.isEmpty() ? node : TextNode.valueOf(text.toString());
  }

  static String write(String root, ObjectNode content) throws XMLStreamException {
    var out = new StringWriter();
    XMLStreamWriter writer = OUTPUT.createXMLStreamWriter(out);
    writer.writeStartDocument("UTF-8", "1.0");
    writeElement(writer, root, content);
    writer.writeEndDocument();
    writer.close();
    return out.toString();
  }

  private static void writeElement(XMLStreamWriter writer, String name, JsonNode value)
      throws XMLStreamException {
    if (value.isArray()) {
      for (JsonNode each : value) {
        writeElement(writer, name, each);
      }
    } else if (value.isObject()) {
      writer.writeStartElement(name);
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        if (field.getKey().startsWith("@")) {
          writer.writeAttribute(field.getKey().substring(1), field.getValue().asText());
        }
      }
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        if (!field.getKey().startsWith("@")) {
          writeElement(writer, field.getKey(), field.getValue());
        }
      }
      writer.writeEndElement();
    } else if (value.asText().isEmpty()) {
      writer.writeEmptyElement(name);
    } else {
      writer.writeStartElement(name);
      writer.writeCharacters(value.asText());
      writer.writeEndElement();
    }
  }
}
