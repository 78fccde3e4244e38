package org.ecm.rest.http;

import jakarta.json.bind.JsonbException;
import jakarta.json.bind.serializer.DeserializationContext;
import jakarta.json.bind.serializer.JsonbDeserializer;
import jakarta.json.stream.JsonParser;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.function.Function;

/** Whole numbers that are taken as they are or not at all: the binding would cut them to fit. */
final class ExactNumbers {
  private ExactNumbers() {}

  static final class OfInteger implements JsonbDeserializer<Integer> {
    @Override
    public Integer deserialize(JsonParser parser, DeserializationContext context, Type type) {
      return exact(parser, BigDecimal::intValueExact);
    }
  }

  static final class OfLong implements JsonbDeserializer<Long> {
    @Override
    public Long deserialize(JsonParser parser, DeserializationContext context, Type type) {
      return exact(parser, BigDecimal::longValueExact);
    }
  }

  private static <T> T exact(JsonParser parser, Function<BigDecimal, T> cut) {
    try {
      return cut.apply(parser.getBigDecimal());
    } catch (ArithmeticException | IllegalStateException e) {
      throw new JsonbException("Not a whole number of a size that fits", e);
    }
  }
}
