package org.ecm.rest.problem;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An error as RFC 9457 describes it, in JSON or XML. */
@XmlRootElement(name = "problem", namespace = Problem.NAMESPACE)
@XmlAccessorType(XmlAccessType.FIELD)
public class Problem {

  /** The XML form's namespace (RFC 9457, appendix B). */
  static final String NAMESPACE = "urn:ietf:rfc:7807";

  @Schema(description = "The kind of problem: the address of a page that explains it")
  @XmlElement(namespace = NAMESPACE)
  public String type;

  @Schema(description = "The kind of problem in a few words, always the same for one kind")
  @XmlElement(namespace = NAMESPACE)
  public String title;

  @Schema(description = "The HTTP status")
  @XmlElement(namespace = NAMESPACE)
  public int status;

  @Schema(description = "What went wrong this time, and what to do")
  @XmlElement(namespace = NAMESPACE)
  public String detail;

  @Schema(description = "The request that failed")
  @XmlElement(namespace = NAMESPACE)
  public String instance;

  @Schema(description = "Finds this failure in the server's log")
  @XmlElement(namespace = NAMESPACE)
  public String traceId;

  @Schema(description = "The fields that are wrong")
  @XmlElementWrapper(name = "errors", namespace = NAMESPACE)
  @XmlElement(name = "error", namespace = NAMESPACE)
  public List<FieldError> errors;

  /** For the binding only. */
  public Problem() {}

  Problem(ProblemType kind, int status, String detail) {
    this.type = kind.uri();
    this.title = kind.title();
    this.status = status;
    this.detail = detail;
  }
}
