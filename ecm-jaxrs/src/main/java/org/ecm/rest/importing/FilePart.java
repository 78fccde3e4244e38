package org.ecm.rest.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.ecm.rest.problem.ProblemException;
import org.ecm.rest.problem.ProblemType;

/**
 * The file in a multipart/form-data body, read as it streams in.
 *
 * @param name the file's name; null if the client gave none
 * @param content ends with the part; fails if the body ends without its closing boundary
 */
record FilePart(String name, InputStream content) {

  private static final MimeConfig STRICT =
      MimeConfig.custom().setStrictParsing(true).setMaxHeaderCount(20).build();

  /**
   * The first part that is a file; other fields before it are skipped.
   *
   * @param contentType the header of the request
   */
  static FilePart find(InputStream body, String contentType) throws IOException {
    MimeTokenStream tokens = new MimeTokenStream(STRICT);
    tokens.parseHeadless(body, contentType);
    try {
      String disposition = null;
      for (EntityState state = tokens.getState();
          state != EntityState.T_END_OF_STREAM;
          state = tokens.next()) {
        if (state == EntityState.T_START_HEADER) {
          disposition = null;
        } else if (state == EntityState.T_FIELD && isDisposition(tokens.getField())) {
          disposition = tokens.getField().getBody();
        } else if (state == EntityState.T_BODY && isFile(disposition, tokens.getBodyDescriptor())) {
          return new FilePart(parameter(disposition, "filename"), tokens.getDecodedInputStream());
        }
      }
    } catch (MimeException e) {
      throw malformed("The multipart body cannot be read: " + e.getMessage());
    }
    throw malformed("The multipart body has no file in it");
  }

  private static boolean isDisposition(Field field) {
    return field.getName().equalsIgnoreCase("Content-Disposition");
  }

  private static boolean isFile(String disposition, BodyDescriptor body) {
    return disposition != null
        && (parameter(disposition, "filename") != null
            || "file".equals(parameter(disposition, "name"))
            || "text/csv".equals(body.getMimeType()));
  }

  private static String parameter(String disposition, String name) {
    RawField field = new RawField("Content-Disposition", disposition);
    Map<String, String> parameters =
        RawFieldParser.DEFAULT.parseRawBody(field).getParams().stream()
            .collect(
                Collectors.toMap(
                    p -> p.getName().toLowerCase(Locale.ROOT),
                    p -> p.getValue() == null ? "" : p.getValue(),
                    (first, other) -> first));
    return parameters.get(name);
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
  }
}
