package org.ecm.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.ecm.it.rest.Api.Answer;

/**
 * A walk through the API that keeps account of where it was. Operations are named as the OpenAPI
 * description does, such as {@code GET /campaigns/{id}}, with a query if it likes.
 *
 * @param visited the operations that were asked for and succeeded
 */
record Tour(Api api, Set<String> visited) {

  static Tour of(Api api) {
    return new Tour(api, new TreeSet<>());
  }

  /** The same walk, gone on with by another caller or with other headers. */
  Tour as(Api caller) {
    return new Tour(caller, visited);
  }

  /** Asks for an operation without a body; anything but success fails the test. */
  Answer visit(String operation, Object... parameters) {
    return visited(operation, api.send(method(operation), path(operation, parameters)));
  }

  /** Asks for an operation that takes JSON. */
  Answer visitWith(String json, String operation, Object... parameters) {
    return visitWith("application/json", json, operation, parameters);
  }

  /** Asks for an operation that takes a file. */
  Answer visitWithFile(String csv, String operation, Object... parameters) {
    return visitWith("text/csv", csv, operation, parameters);
  }

  private Answer visitWith(String type, String body, String operation, Object... parameters) {
    Api sender = api.with("Content-Type", type);
    return visited(operation, sender.send(method(operation), path(operation, parameters), body));
  }

  private Answer visited(String operation, Answer answer) {
    assertThat(answer.status()).as(operation + ": " + answer.body()).isBetween(200, 299);
    visited.add(operation.replaceFirst("\\?.*", ""));
    return answer;
  }

  private static String method(String operation) {
    return operation.substring(0, operation.indexOf(' '));
  }

  private static String path(String operation, Object... parameters) {
    String path = operation.substring(operation.indexOf(' ') + 1);
    for (Object parameter : parameters) {
      path = path.replaceFirst("\\{\\w+}", Matcher.quoteReplacement(parameter.toString()));
    }
    return path;
  }

  /** All operations that the node describes. */
  Set<String> described() {
    Set<String> operations = new TreeSet<>();
    JsonNode paths = api.stranger().get("/openapi?format=JSON").json().get("paths");
    paths
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            operations.add(
                                method.toUpperCase(Locale.ROOT)
                                    + " "
                                    + path.getKey().replaceFirst("^/ecm/api/v1", ""))));
    return operations;
  }
}
