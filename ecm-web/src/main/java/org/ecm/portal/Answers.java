package org.ecm.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import org.ecm.campaign.InvalidInputException;

/** Says on the page what came of an action. */
@ApplicationScoped
public class Answers {

  @Inject Texts texts;

  /** It was done; the text also survives a redirect. */
  public void done(String key, Object... values) {
    add(null, FacesMessage.SEVERITY_INFO, texts.say(key, values));
  }

  /** It was refused; the text is a service's own. */
  public void refused(String text) {
    add(null, FacesMessage.SEVERITY_ERROR, text);
  }

  /**
   * What was entered was refused: shown at the field, and the field gets the focus.
   *
   * @param form id of the form whose fields are named as the service names them
   */
  public void refused(String form, InvalidInputException refusal) {
    FacesContext faces = FacesContext.getCurrentInstance();
    String field = form + ":" + refusal.field();
    boolean shown = faces.getViewRoot().findComponent(field) != null;
    add(shown ? field : null, FacesMessage.SEVERITY_ERROR, refusal.getMessage());
    faces.validationFailed();
  }

  private static void add(String client, FacesMessage.Severity severity, String text) {
    FacesContext faces = FacesContext.getCurrentInstance();
    faces.addMessage(client, new FacesMessage(severity, text, null));
    faces.getExternalContext().getFlash().setKeepMessages(true);
  }
}
