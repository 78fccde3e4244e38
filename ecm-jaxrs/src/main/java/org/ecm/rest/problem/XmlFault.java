package org.ecm.rest.problem;

import java.util.stream.Stream;
import org.xml.sax.SAXParseException;

/** What is wrong with an XML body, for the client. */
final class XmlFault {
  private XmlFault() {}

  static String describe(Throwable thrown) {
    return Stream.iterate(thrown, t -> t != null, Throwable::getCause)
        .limit(20)
        .filter(SAXParseException.class::isInstance)
        .map(SAXParseException.class::cast)
        .findFirst()
        .map(
            e ->
                "The body is not the XML that is expected here, line %d, column %d: %s"
                    .formatted(e.getLineNumber(), e.getColumnNumber(), e.getMessage()))
        .orElse("The body is not the XML that is expected here");
  }
}
