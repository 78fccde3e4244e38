package org.ecm.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.ecm.simulator.http.Answer;

/** A request whose body was read. */
record UccxRequest(Request http, byte[] body) {

  JsonNode document(String root) {
    return Document.read(http.getHeaders().get(HttpHeader.CONTENT_TYPE), root, body);
  }

  Answer answer(int status, String root, ObjectNode content) {
    return Document.answer(status, http.getHeaders().get(HttpHeader.ACCEPT), root, content);
  }

  /** A query parameter, or null. */
  String parameter(String name) {
    Fields fields = Request.extractQueryParameters(http);
    return fields.getValue(name);
  }

  /** The address of a campaign as the caller reached it. */
  String campaignUrl(int campaign) {
    return http.getHttpURI().getScheme()
        + "://"
        + Request.getServerName(http)
        + ":"
        + Request.getServerPort(http)
        + "/adminapi/campaign/"
        + campaign;
  }
}
