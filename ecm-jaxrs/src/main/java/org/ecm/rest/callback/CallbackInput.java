package org.ecm.rest.callback;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ecm.callback.CallbackDraft;

/** A callback that an IVR script asks for, in JSON or XML. */
@XmlRootElement(name = "callback")
@XmlAccessorType(XmlAccessType.FIELD)
public class CallbackInput {

  @Schema(description = "The campaign that calls back")
  @NotNull
  public Long campaign;

  @Schema(description = "The number to call, with country code or in the campaign's country")
  @NotBlank
  @Size(max = 60)
  public String number;

  @Schema(
      description =
          "When: with an offset, or without one in the callee's own time; as soon as may be if left"
              + " out, or past already",
      examples = {"2026-11-03T15:00:00+01:00", "2026-11-03T15:00"})
  @Size(max = 40)
  public String at;

  @Schema(
      description =
          "IANA zone of the callee; if left out, that of the contact which waits for the number,"
              + " else derived from the number")
  @Size(max = 60)
  public String timeZone;

  @Schema(description = "0 to 9, higher first; 9 if left out")
  @Min(0)
  @Max(9)
  public Integer priority;

  @Schema(
      description =
          "The call's id: the key of this request where the header Idempotency-Key cannot be set")
  @Size(max = 200)
  public String callId;

  @Schema(
      description =
          "The customer's own reference; like the names and attributes kept for a new contact, not"
              + " for one that was waiting already")
  @Size(max = 100)
  public String reference;

  @Size(max = 100)
  public String firstName;

  @Size(max = 100)
  public String lastName;

  @Schema(description = "Further values, kept as they are for a new contact")
  @Size(max = 100)
  public Map<String, String> attributes;

  /** Called by the XML binding, which would otherwise pass over what it does not understand. */
  void beforeUnmarshal(Unmarshaller unmarshaller, Object parent) throws JAXBException {
    unmarshaller.setEventHandler(event -> false);
  }

  CallbackDraft draft() {
    return new CallbackDraft(
        campaign, number, at, timeZone, priority, reference, firstName, lastName, attributes);
  }
}
