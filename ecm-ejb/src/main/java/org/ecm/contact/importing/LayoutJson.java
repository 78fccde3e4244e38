package org.ecm.contact.importing;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;

/** A layout as it is kept in the job's row. */
final class LayoutJson {
  private LayoutJson() {}

  static String write(FileLayout layout) {
    JsonArrayBuilder columns = Json.createArrayBuilder();
    layout
        .columns()
        .forEach(
            column ->
                columns.add(
                    Json.createObjectBuilder()
                        .add("name", column.name())
                        .add("field", column.field().key())));
    return Json.createObjectBuilder()
        .add("encoding", layout.encoding().name())
        .add("delimiter", String.valueOf(layout.delimiter()))
        .add("dataStart", layout.dataStart())
        .add("columns", columns)
        .build()
        .toString();
  }

  /** The layout, or null if none is kept yet. */
  static FileLayout read(String json) {
    if (json == null) {
      return null;
    }
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      JsonObject layout = reader.readObject();
      List<Column> columns =
          layout.getJsonArray("columns").getValuesAs(JsonObject.class).stream()
              .map(c -> new Column(c.getString("name"), field(c.getString("field"))))
              .toList();
      return new FileLayout(
          TextEncoding.valueOf(layout.getString("encoding")),
          layout.getString("delimiter").charAt(0),
          columns,
          layout.getJsonNumber("dataStart").longValue());
    }
  }

  private static ContactField field(String key) {
    return ContactField.byKey(key).orElseThrow();
  }
}
