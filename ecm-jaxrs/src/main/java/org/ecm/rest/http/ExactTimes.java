package org.ecm.rest.http;

import jakarta.json.bind.JsonbException;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import org.ecm.database.UtcTimes;

/** Times that the database can hold; the binding would let the year 10000 come as far as there. */
final class ExactTimes implements JsonbDeserializer<Instant> {

  @Override
  public Instant deserialize(JsonParser parser, DeserializationContext context, Type type) {
    try {
      return parse(parser.getString());
    } catch (DateTimeException | IllegalStateException e) {
      throw new JsonbException("Not a time such as 2026-11-03T15:00:00Z", e);
    }
  }

  /**
   * Fails with a {@link DateTimeException} if it is no time, or not between the years 1 and 9999.
   */
  static Instant parse(String text) {
    Instant time = Instant.parse(text);
    if (!UtcTimes.canHold(time)) {
      throw new DateTimeException("Not between the years 1 and 9999: " + text);
    }
    return time;
  }
}
