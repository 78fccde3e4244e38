package org.ecm.rest;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;

/**
 * Describes what all operations share: how to log in, unless an operation says that itself, and
 * problems as answers to what is wrong.
 */
public class CommonDescription implements OASFilter {

  private static final String PROBLEM = "#/components/schemas/Problem";

  @Override
  public Operation filterOperation(Operation operation) {
    if (operation.getSecurity() == null || operation.getSecurity().isEmpty()) {
      for (String scheme :
          new String[] {RestApplication.BEARER, RestApplication.HEADER, RestApplication.BASIC}) {
        operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(scheme));
      }
    }
    MediaType problem = OASFactory.createMediaType().schema(OASFactory.createSchema().ref(PROBLEM));
    Content content =
        OASFactory.createContent()
            .addMediaType("application/problem+json", problem)
            .addMediaType("application/problem+xml", problem);
    operation
        .getResponses()
        .setDefaultValue(
            OASFactory.createAPIResponse()
                .description("What went wrong; after 503 the same request may be sent again")
                .content(content));
    return operation;
  }
}
