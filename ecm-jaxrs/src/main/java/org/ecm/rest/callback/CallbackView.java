package org.ecm.rest.callback;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlRootElement;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ecm.callback.CallbackAnswer;
import org.ecm.callback.Callbacks;
import org.ecm.campaign.CampaignState;

/** A callback that is committed, in JSON or XML. */
@Schema(name = "Callback")
@XmlRootElement(name = "callback")
@XmlAccessorType(XmlAccessType.FIELD)
public class CallbackView {

  @Schema(description = "The request's own id")
  public long id;

  public long campaign;

  @Schema(
      description =
          "How the campaign stands at this answer, a repeated one too. Nobody is called before it"
              + " is RUNNING")
  public CampaignState campaignState;

  @Schema(description = "The contact that will be called")
  public long contact;

  @Schema(
      description = "CREATED: a new contact. MOVED: one that was waiting for this number already")
  public String status;

  @Schema(description = "E.164")
  public String number;

  @Schema(description = "Not called before, UTC")
  public String dueAt;

  @Schema(description = "The zones in which the calling window must be open")
  public String callZone;

  public int priority;

  /** For the binding only. */
  public CallbackView() {}

  CallbackView(Callbacks.Reply reply) {
    CallbackAnswer answer = reply.answer();
    id = answer.id();
    campaign = answer.campaign();
    campaignState = reply.campaign();
    contact = answer.contact();
    status = answer.status();
    number = answer.number();
    dueAt = answer.dueAt();
    callZone = answer.callZone();
    priority = answer.priority();
  }
}
