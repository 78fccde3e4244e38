package org.ecm.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.ecm.rest.problem.Problem;

/** The REST API, version 1, under {@code /ecm/api/v1}. */
@ApplicationPath("v1")
@OpenAPIDefinition(
    info =
        @Info(
            title = "ECM REST API",
            version = "1",
            description =
                "Campaigns, contacts, imports, do-not-call and callbacks of an outbound campaign"
                    + " manager. Errors are problem details (RFC 9457), explained under"
                    + " /ecm/api/problems/. Times are UTC in ISO 8601, numbers E.164.",
            license = @License(name = "Apache-2.0")),
    components = @Components(schemas = @Schema(name = "Problem", implementation = Problem.class)))
@SecurityScheme(
    securitySchemeName = RestApplication.BEARER,
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "An API key; its scope is ivr, integration, cluster or admin")
@SecurityScheme(
    securitySchemeName = RestApplication.HEADER,
    type = SecuritySchemeType.APIKEY,
    in = SecuritySchemeIn.HEADER,
    apiKeyName = "X-API-Key",
    description = "The same API key, for clients that cannot set Authorization")
@SecurityScheme(
    securitySchemeName = RestApplication.BASIC,
    type = SecuritySchemeType.HTTP,
    scheme = "basic",
    description = "A user of the portal")
public class RestApplication extends Application {

  /** Names of the ways to log in. */
  public static final String BEARER = "api-key";

  public static final String HEADER = "api-key-header";
  public static final String BASIC = "user";
}
