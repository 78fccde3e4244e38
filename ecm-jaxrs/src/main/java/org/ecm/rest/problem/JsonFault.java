package org.ecm.rest.problem;

import jakarta.json.bind.JsonbException;
import jakarta.json.stream.JsonParsingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is wrong with a JSON body, for the client: where it is no JSON, or which field does not fit.
 * The binding says so only in its messages, which also name classes of ours.
 */
final class JsonFault {
  private JsonFault() {}

  private static final Pattern UNKNOWN = Pattern.compile("property (\\S+) can not be mapped");
  private static final Pattern WRONG = Pattern.compile("deserialize property '([^']+)'");
  private static final Pattern CHOICE = Pattern.compile("No enum constant \\S*\\.(\\S+)$");

  static String describe(JsonbException e) {
    Matcher unknown = UNKNOWN.matcher(String.valueOf(e.getMessage()));
    if (unknown.find()) {
      return "The field " + unknown.group(1) + " is not known here";
    }
    Matcher wrong = WRONG.matcher(String.valueOf(e.getMessage()));
    if (wrong.find()) {
      return "The field " + wrong.group(1) + " has a value of the wrong type";
    }
    Matcher choice = CHOICE.matcher(String.valueOf(e.getMessage()));
    if (choice.find()) {
      return choice.group(1) + " is none of the values that are known";
    }
    return Stream.iterate((Throwable) e, t -> t != null, Throwable::getCause)
        .limit(20)
        .filter(JsonParsingException.class::isInstance)
        .map(t -> ((JsonParsingException) t).getLocation())
        .findFirst()
        .map(
            at ->
                "The body is no JSON from line %d, column %d on"
                    .formatted(at.getLineNumber(), at.getColumnNumber()))
        .orElse("The body is not the JSON that is expected here");
  }
}
