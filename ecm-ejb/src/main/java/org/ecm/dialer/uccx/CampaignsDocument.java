package org.ecm.dialer.uccx;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.ecm.dialer.DialerUnreachableException;
import org.ecm.dialer.RemoteCampaign;

/**
 * UCCX's list of campaigns. Cisco documents the fields of a campaign but not the list's envelope,
 * so any {@code campaign} element at any depth counts, and the id is taken from its own element or
 * from the end of {@code self}.
 */
final class CampaignsDocument {
  private CampaignsDocument() {}

  private static final XMLInputFactory XML = safeFactory();

  private static XMLInputFactory safeFactory() {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  static List<RemoteCampaign> read(byte[] body) throws DialerUnreachableException {
    List<RemoteCampaign> campaigns = new ArrayList<>();
    try {
      XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(body));
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("campaign")) {
          campaigns.add(campaign(fields(xml)));
        }
      }
      return campaigns;
    } catch (XMLStreamException | RuntimeException e) {
      throw new DialerUnreachableException("The dialer's list of campaigns cannot be read", e);
    }
  }

  /** The texts of the elements right below the one the reader stands on. */
  private static Map<String, String> fields(XMLStreamReader xml) throws XMLStreamException {
    Map<String, String> fields = new HashMap<>();
    int depth = 0;
    String name = null;
    while (depth >= 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> name = depth++ == 0 ? xml.getLocalName() : null;
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          name = null;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (name != null) {
            fields.merge(name, xml.getText(), String::concat);
          }
        }
        default -> {}
      }
    }
    return fields;
  }

  private static RemoteCampaign campaign(Map<String, String> fields) {
    String self = fields.getOrDefault("self", fields.get("refURL"));
    String id = fields.getOrDefault("campaignId", self == null ? null : self.replaceAll(".*/", ""));
    return new RemoteCampaign(
        Integer.toString(Integer.parseInt(id.strip())),
        fields.getOrDefault("campaignName", fields.getOrDefault("name", "Campaign " + id)).strip(),
        fields.getOrDefault("campaignType", "UNKNOWN").strip(),
        Boolean.parseBoolean(fields.getOrDefault("enabled", "true").strip()));
  }
}
