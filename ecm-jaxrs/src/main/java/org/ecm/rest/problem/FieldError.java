package org.ecm.rest.problem;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** What is wrong with one field of a request. */
@XmlAccessorType(XmlAccessType.FIELD)
public class FieldError {

  /** The field, such as {@code phones[0]}. */
  @XmlElement(namespace = Problem.NAMESPACE)
  public String field;

  /** What to change. */
  @XmlElement(namespace = Problem.NAMESPACE)
  public String message;

  /** For the binding only. */
  public FieldError() {}

  public FieldError(String field, String message) {
    this.field = field;
    this.message = message;
  }
}
