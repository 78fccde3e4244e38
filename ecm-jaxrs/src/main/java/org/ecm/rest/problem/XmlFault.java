package org.ecm.rest.problem;

import jakarta.xml.bind.UnmarshalException;
import java.util.Optional;
import java.util.stream.Stream;
import org.xml.sax.SAXParseException;

/** What is wrong with an XML body, for the client. */
final class XmlFault {
  private XmlFault() {}

  private static final String GENERAL = "The body is not the XML that is expected here";

  static String describe(Throwable thrown) {
    return Stream.iterate(thrown, t -> t != null, Throwable::getCause)
        .limit(20)
        .map(XmlFault::detail)
        .flatMap(Optional::stream)
        .reduce((outer, inner) -> inner)
        .map(detail -> GENERAL + ": " + detail)
        .orElse(GENERAL);
  }

  private static Optional<String> detail(Throwable t) {
    if (t instanceof SAXParseException e) {
      return Optional.of(
          "line %d, column %d: %s"
              .formatted(e.getLineNumber(), e.getColumnNumber(), e.getMessage()));
    }
    return t instanceof UnmarshalException ? Optional.ofNullable(t.getMessage()) : Optional.empty();
  }
}
