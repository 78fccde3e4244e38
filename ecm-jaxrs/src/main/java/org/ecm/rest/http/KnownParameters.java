package org.ecm.rest.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecm.campaign.Texts;
import org.ecm.rest.problem.FieldError;
import org.ecm.rest.problem.ProblemException;

/**
 * Refuses a parameter that the address does not know, before anything is done: what is left out
 * often means more than what is given, as a misspelt campaign would mean all campaigns. Known is
 * what the method declares as its own parameter; the resources read none in any other way.
 */
@Provider
@ApplicationScoped
public class KnownParameters implements ContainerRequestFilter {

  private static final int LONGEST_NAME = 100;

  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    Set<String> known = known(resource.getResourceMethod());
    List<FieldError> unknown =
        request.getUriInfo().getQueryParameters().keySet().stream()
            .filter(name -> !name.isEmpty() && !known.contains(name))
            .sorted()
            .map(name -> new FieldError(shown(name), message(known)))
            .toList();
    if (!unknown.isEmpty()) {
      throw ProblemException.invalid(unknown);
    }
  }

  private static Set<String> known(Method method) {
    return Arrays.stream(method.getParameterAnnotations())
        .flatMap(Stream::of)
        .filter(QueryParam.class::isInstance)
        .map(annotation -> ((QueryParam) annotation).value())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String message(Set<String> known) {
    return known.isEmpty()
        ? "This address takes no parameters"
        : "No parameter of this address; it takes " + String.join(", ", known);
  }

  /** XML cannot carry every character that an address can. */
  private static String shown(String name) {
    return name.length() <= LONGEST_NAME && Texts.isWhole(name) ? name : "parameter";
  }
}
