package org.ecm.simulator.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Lines as JSON: sequence number and time first, then the event's own fields, all on one level. */
final class LineFormat {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
          .serializationInclusion(JsonInclude.Include.NON_DEFAULT)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new InstantDeserializer()))
          .build();
  private static final ObjectWriter WRITER = MAPPER.writerFor(Event.class);
  private static final ObjectReader READER = MAPPER.readerFor(Event.class);

  private LineFormat() {}

  static void write(Line line, ByteArrayOutputStream out) throws IOException {
    var head = new StringBuilder(80).append("{\"seq\":").append(line.seq());
    head.append(",\"time\":\"").append(line.time()).append("\",");
    if (line.more()) {
      head.append("\"more\":true,");
    }
    out.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
    byte[] event = WRITER.writeValueAsBytes(line.event());
    out.write(event, 1, event.length - 1);
    out.write('\n');
  }

  static Line read(byte[] json) throws IOException {
    JsonNode node = MAPPER.readTree(json);
    Event event = READER.readValue(node);
    return new Line(
        node.get("seq").asLong(),
        Instant.parse(node.get("time").asText()),
        node.path("more").asBoolean(),
        event);
  }

  private static final class InstantDeserializer extends StdDeserializer<Instant> {
    InstantDeserializer() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return Instant.parse(parser.getText());
    }
  }
}
