package org.ecm.dialer.uccx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ecm.dialer.OutboundContact;

/**
 * The body of UCCX's "add contacts" in its inline form (UCCX developer pages, add contacts to
 * campaign). Duplicates are always allowed: without that UCCX drops or overwrites rows silently,
 * legitimate retries too (rule 2.5).
 */
final class ContactsRequest {
  private ContactsRequest() {}

  private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

  /** Of which characters is not documented: counted as Java does, where an emoji is two. */
  private static final int LONGEST_NAME = 50;

  static byte[] body(UccxSettings uccx, String campaign, List<OutboundContact> contacts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(200 + contacts.size() * 80);
    try {
      XMLStreamWriter xml = XML.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.writeStartElement("campaignContacts");
      xml.writeStartElement("campaign");
      element(xml, "refURL", uccx.url().resolve("/adminapi/campaign/" + campaign).toString());
      xml.writeEndElement();
      element(xml, "allowDuplicateContacts", "true");
      element(xml, "csvdata", csv(uccx, contacts));
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A request body could not be written", e);
    }
    return bytes.toByteArray();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static String csv(UccxSettings uccx, List<OutboundContact> contacts) {
    StringBuilder csv = new StringBuilder("Account Number,First Name,Last Name,Phone1");
    for (OutboundContact c : contacts) {
      csv.append('\n')
          .append(c.accountNumber())
          .append(',')
          .append(plain(c.firstName()))
          .append(',')
          .append(plain(c.lastName()))
          .append(',')
          .append(uccx.toDialer(c.number()));
    }
    return csv.toString();
  }

  /**
   * A name as a plain CSV field: whether UCCX reads quoted fields is not documented, so what would
   * need quotes, and what XML 1.0 cannot carry, becomes a space.
   */
  private static String plain(String name) {
    if (name == null) {
      return "";
    }
    StringBuilder plain = new StringBuilder();
    name.codePoints()
        .map(c -> c == ',' || c == '"' || !isXmlText(c) ? ' ' : c)
        .takeWhile(c -> plain.length() + Character.charCount(c) <= LONGEST_NAME)
        .forEachOrdered(plain::appendCodePoint);
    return plain.toString().strip();
  }

  private static boolean isXmlText(int c) {
    return c >= 0x20 && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
  }
}
