package org.ecm.portal.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import org.ecm.contact.importing.Column;
import org.ecm.contact.importing.ContactField;
import org.ecm.contact.importing.FilePreview;
import org.ecm.portal.Texts;

/** A preview for the page's script: columns, what each could hold, and the first rows. */
@ApplicationScoped
public class PreviewJson {

  @Inject Texts texts;

  JsonObject of(FilePreview preview) {
    return Json.createObjectBuilder()
        .add("encoding", preview.layout().encoding().title())
        .add("delimiter", texts.name("delimiter", (int) preview.layout().delimiter()))
        .add("fields", fields())
        .add("columns", columns(preview.layout().columns()))
        .add("rows", rows(preview.rows()))
        .build();
  }

  private JsonArrayBuilder fields() {
    JsonArrayBuilder fields = Json.createArrayBuilder();
    Arrays.stream(ContactField.values())
        .forEach(
            field ->
                fields.add(
                    Json.createObjectBuilder()
                        .add("key", field.key())
                        .add("label", texts.name("field", field.key()))));
    return fields;
  }

  private static JsonArrayBuilder columns(List<Column> columns) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    columns.forEach(
        column ->
            list.add(
                Json.createObjectBuilder()
                    .add("name", column.name())
                    .add("field", column.field().key())));
    return list;
  }

  private static JsonArrayBuilder rows(List<List<String>> rows) {
    JsonArrayBuilder list = Json.createArrayBuilder();
    rows.forEach(row -> list.add(Json.createArrayBuilder(row)));
    return list;
  }
}
