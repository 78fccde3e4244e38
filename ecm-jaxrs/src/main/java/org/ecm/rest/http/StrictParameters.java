package org.ecm.rest.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ecm.rest.problem.FieldError;
import org.ecm.rest.problem.ProblemException;
import org.ecm.rest.problem.ProblemType;

/**
 * Reads numbers, times and choices in addresses. Jakarta REST would answer a wrong one in a query
 * with 404; here it is named, and only a wrong one in a path is not found.
 */
@Provider
@ApplicationScoped
public class StrictParameters implements ParamConverterProvider {

  private record Reader(Function<String, Object> read, String expected) {}

  private static final Map<Class<?>, Reader> READERS =
      Map.of(
          long.class, new Reader(Long::valueOf, "a whole number"),
          Long.class, new Reader(Long::valueOf, "a whole number"),
          int.class, new Reader(Integer::valueOf, "a whole number"),
          Integer.class, new Reader(Integer::valueOf, "a whole number"),
          Instant.class, new Reader(ExactTimes::parse, "a time such as 2026-11-03T15:00:00Z"));

  @Override
  public <T> ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation[] annotations) {
    Reader reader = type.isEnum() ? choice(type) : READERS.get(type);
    return reader == null ? null : new Strict<>(reader, annotations);
  }

  private static Reader choice(Class<?> type) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
    return new Reader(
        text ->
            Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new),
        "one of " + String.join(", ", names));
  }

  private record Strict<T>(Reader reader, Annotation[] annotations) implements ParamConverter<T> {

    @Override
    @SuppressWarnings("unchecked")
    public T fromString(String text) {
      if (text == null) {
        return null;
      }
      try {
        return (T) reader.read().apply(text);
      } catch (RuntimeException e) {
        throw wrong();
      }
    }

    @Override
    public String toString(T value) {
      return value.toString();
    }

    private ProblemException wrong() {
      boolean inPath = Arrays.stream(annotations).anyMatch(PathParam.class::isInstance);
      if (inPath) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is nothing at this address");
      }
      String name = name();
      String message = "The parameter must be " + reader.expected();
      return new ProblemException(
          ProblemType.INVALID_FIELD, name + ": " + message, List.of(new FieldError(name, message)));
    }

    private String name() {
      return Arrays.stream(annotations)
          .filter(jakarta.ws.rs.QueryParam.class::isInstance)
          .map(annotation -> ((jakarta.ws.rs.QueryParam) annotation).value())
          .findFirst()
          .orElse("parameter");
    }
  }
}
