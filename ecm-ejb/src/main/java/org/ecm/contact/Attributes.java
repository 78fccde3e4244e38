package org.ecm.contact;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** A contact's further columns, kept as one JSON object of texts. */
public final class Attributes {
  private Attributes() {}

  private static final Jsonb JSON = JsonbBuilder.create();

  private static final Type TEXTS =
      new LinkedHashMap<String, String>() {}.getClass().getGenericSuperclass();

  /** As JSON in a fixed order; null if there are none. */
  public static String write(Map<String, String> attributes) {
    return attributes == null || attributes.isEmpty()
        ? null
        : JSON.toJson(new TreeMap<>(attributes));
  }

  /** From JSON; empty for null. */
  public static Map<String, String> read(String json) {
    return json == null ? Map.of() : JSON.fromJson(json, TEXTS);
  }
}
