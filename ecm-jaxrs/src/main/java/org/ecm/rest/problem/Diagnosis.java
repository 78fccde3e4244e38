package org.ecm.rest.problem;

import jakarta.json.bind.JsonbException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.xml.bind.JAXBException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ecm.callback.KeyReusedException;
import org.ecm.campaign.CampaignStateException;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.cluster.ComponentUnavailableException;
import org.ecm.contact.ConflictException;
import org.ecm.contact.DoNotCallException;
import org.ecm.contact.importing.UnreadableFileException;
import org.ecm.contact.importing.UploadRefusedException;
import org.ecm.database.CommitUnknownException;
import org.ecm.database.DatabaseTrouble;
import org.ecm.dialer.DialerUnreachableException;

/**
 * Which problem an exception is. Containers wrap exceptions, so the causes are looked through, the
 * outermost first.
 */
final class Diagnosis {
  private Diagnosis() {}

  private static final int DEEPEST = 20;

  /** The field that goes wrong when somebody else was faster. */
  private static final String VERSION = "version";

  /** The problem to answer with; one without a known cause is an internal error. */
  static ProblemException of(Throwable thrown) {
    return Stream.iterate(thrown, t -> t != null, Throwable::getCause)
        .limit(DEEPEST)
        .flatMap(Diagnosis::known)
        .findFirst()
        .or(() -> database(thrown).findFirst())
        .or(() -> unreadable(thrown).findFirst())
        .orElseGet(
            () ->
                new ProblemException(
                    ProblemType.INTERNAL_ERROR,
                    "Something went wrong inside the server; its log tells more under the traceId"));
  }

  private static Stream<ProblemException> known(Throwable t) {
    if (t instanceof ProblemException problem) {
      return Stream.of(problem);
    } else if (t instanceof InvalidInputException e) {
      return e.field().equals(VERSION)
          ? problem(ProblemType.CONFLICT, e.getMessage())
          : Stream.of(ProblemException.invalid(e.field(), e.getMessage()));
    } else if (t instanceof ConstraintViolationException e) {
      return Stream.of(
          ProblemException.invalid(
              e.getConstraintViolations().stream().map(Diagnosis::field).toList()));
    } else if (t instanceof NotFoundException) {
      return problem(ProblemType.NOT_FOUND, t.getMessage());
    } else if (t instanceof CampaignStateException || t instanceof ComponentUnavailableException) {
      return problem(ProblemType.WRONG_STATE, t.getMessage());
    } else if (t instanceof ConflictException) {
      return problem(ProblemType.CONFLICT, t.getMessage());
    } else if (t instanceof OptimisticLockException) {
      return problem(ProblemType.CONFLICT, "Somebody else changed it meanwhile; load it again");
    } else if (t instanceof DoNotCallException) {
      return problem(ProblemType.DO_NOT_CALL, t.getMessage());
    } else if (t instanceof KeyReusedException) {
      return problem(ProblemType.KEY_REUSED, t.getMessage());
    } else if (t instanceof UnreadableFileException) {
      return problem(ProblemType.UNREADABLE_FILE, t.getMessage());
    } else if (t instanceof UploadRefusedException e) {
      return problem(ofUpload(e), t.getMessage());
    } else if (t instanceof DialerUnreachableException) {
      return problem(ProblemType.DIALER_UNREACHABLE, t.getMessage());
    } else if (t instanceof WebApplicationException e) {
      return ofStatus(e.getResponse().getStatus());
    }
    return Stream.empty();
  }

  private static ProblemType ofUpload(UploadRefusedException e) {
    if (e.isTooLarge()) {
      return ProblemType.TOO_LARGE;
    }
    return e.isCutOff() ? ProblemType.UPLOAD_CUT_OFF : ProblemType.CONFLICT;
  }

  private static Stream<ProblemException> database(Throwable t) {
    DatabaseTrouble trouble = DatabaseTrouble.of(t);
    boolean passing =
        t instanceof CommitUnknownException
            || trouble == DatabaseTrouble.BUSY
            || trouble == DatabaseTrouble.AWAY
            || trouble == DatabaseTrouble.DUPLICATE;
    return passing
        ? problem(
            ProblemType.UNAVAILABLE,
            "The database is busy or away; send the same request again in a moment")
        : Stream.empty();
  }

  private static Stream<ProblemException> unreadable(Throwable thrown) {
    return Stream.iterate(thrown, t -> t != null, Throwable::getCause)
        .limit(DEEPEST)
        .filter(t -> t instanceof JsonbException || t instanceof JAXBException)
        .map(
            t ->
                new ProblemException(
                    ProblemType.MALFORMED_REQUEST,
                    t instanceof JsonbException e ? JsonFault.describe(e) : XmlFault.describe(t)));
  }

  private static Stream<ProblemException> ofStatus(int status) {
    return switch (status) {
      case 400 -> problem(ProblemType.MALFORMED_REQUEST, "The request cannot be understood");
      case 404 -> problem(ProblemType.NOT_FOUND, "There is nothing at this address");
      case 405 ->
          problem(
              ProblemType.METHOD_NOT_ALLOWED, "The header Allow lists what the address does take");
      case 406 ->
          problem(ProblemType.NOT_ACCEPTABLE, "The answer has none of the formats asked for");
      case 413 -> problem(ProblemType.TOO_LARGE, "The body is too large");
      case 415 ->
          problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body's Content-Type is not taken here");
      default -> Stream.empty();
    };
  }

  private static Stream<ProblemException> problem(ProblemType type, String detail) {
    return Stream.of(new ProblemException(type, detail));
  }

  /** The path within the request, without the names of method and parameter. */
  private static FieldError field(ConstraintViolation<?> violation) {
    String field =
        StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
            .filter(
                node ->
                    node.getKind() != ElementKind.METHOD && node.getKind() != ElementKind.PARAMETER)
            .map(Path.Node::toString)
            .collect(Collectors.joining("."));
    return new FieldError(field.isEmpty() ? "body" : field, violation.getMessage());
  }
}
