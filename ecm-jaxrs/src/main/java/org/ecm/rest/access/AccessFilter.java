package org.ecm.rest.access;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.ecm.database.DatabaseReadiness;
import org.ecm.rest.problem.ProblemException;
import org.ecm.rest.problem.ProblemType;
import org.ecm.security.ApiKey;
import org.ecm.security.ApiKeys;
import org.ecm.security.Users;

/**
 * Lets nobody through who was not asked in: every method names the permission it needs, and one
 * that names none is closed.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class AccessFilter implements ContainerRequestFilter {

  private static final String KEY_HEADER = "X-API-Key";
  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";

  @Context ResourceInfo resource;
  @Inject ApiKeys keys;
  @Inject Users users;
  @Inject PasswordLogin passwords;
  @Inject DatabaseReadiness readiness;
  @Inject Caller caller;

  @Override
  public void filter(ContainerRequestContext request) {
    if (readiness.schemaVersion().isEmpty()) {
      throw new ProblemException(
          ProblemType.UNAVAILABLE, "The service is starting, or waits for its database");
    }
    authenticate(request);
    authorize(resource.getResourceMethod());
  }

  private void authenticate(ContainerRequestContext request) {
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    String key = request.getHeaderString(KEY_HEADER);
    if (key != null) {
      byKey(key);
    } else if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      byKey(header.substring(BEARER.length()).strip());
    } else if (header != null && header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      byPassword(header.substring(BASIC.length()).strip());
    } else {
      throw unknown("Send an API key as \"Authorization: Bearer …\", or log in by Basic");
    }
  }

  private void byKey(String secret) {
    ApiKey key =
        keys.authenticate(secret)
            .orElseThrow(() -> unknown("The API key is unknown or was revoked"));
    caller.isProgram(key.client(), key.scope().permissions());
  }

  private void byPassword(String encoded) {
    String[] credentials = decode(encoded).orElse("").split(":", 2);
    if (credentials.length != 2 || credentials[0].isEmpty() || credentials[1].isEmpty()) {
      throw unknown("The header Authorization is not Basic as RFC 7617 describes it");
    }
    PasswordLogin.Login login =
        passwords
            .login(credentials[0], credentials[1])
            .orElseThrow(() -> unknown("The user name or the password is wrong"));
    boolean mustChange =
        users.find(login.user()).map(user -> user.mustChangePassword()).orElse(false);
    caller.isUser(login.user(), mustChange, login.permissions());
  }

  private void authorize(Method method) {
    if (method.isAnnotationPresent(NeedsLogin.class)) {
      if (caller.user() == null) {
        throw new ProblemException(ProblemType.FORBIDDEN, "Only a user can do this, not a program");
      }
      return;
    }
    if (caller.mustChangePassword()) {
      throw new ProblemException(
          ProblemType.PASSWORD_CHANGE_REQUIRED,
          "The password was good for one login: change it with PUT /ecm/api/v1/users/me/password");
    }
    Needs needs = method.getAnnotation(Needs.class);
    if (needs == null || !caller.may(needs.value())) {
      throw new ProblemException(
          ProblemType.FORBIDDEN,
          "This needs the permission " + (needs == null ? "of nobody" : needs.value()));
    }
  }

  private static Optional<String> decode(String encoded) {
    try {
      return Optional.of(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ProblemException unknown(String detail) {
    return new ProblemException(ProblemType.NOT_AUTHENTICATED, detail);
  }
}
