package org.ecm.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.function.Supplier;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;

/** Says on the page what came of an action. */
@ApplicationScoped
public class Answers {

  @Inject Texts texts;
  @Inject WayBack wayBack;

  /** It was done; said on this page. */
  public void done(String key, Object... values) {
    add(null, FacesMessage.SEVERITY_INFO, texts.say(key, values));
  }

  /** It was done; said on the page that is shown next. */
  public void doneBefore(String nextPage, String key, Object... values) throws IOException {
    toldBefore(nextPage, texts.say(key, values));
  }

  /** It was done, in a text of several parts; said on the page that is shown next. */
  public void toldBefore(String nextPage, String text) throws IOException {
    add(null, FacesMessage.SEVERITY_INFO, text);
    goOn(nextPage);
  }

  /** It was refused, in a service's own text; said on the page that is shown next. */
  public void refusedBefore(String nextPage, String text) throws IOException {
    refused(text);
    goOn(nextPage);
  }

  /** Shows another page, and on it what was said here. */
  private static void goOn(String nextPage) throws IOException {
    ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
    external.getFlash().setKeepMessages(true);
    external.redirect(external.getRequestContextPath() + nextPage);
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

  /** What a service finds, or null. */
  public <T> T found(Supplier<T> service) {
    try {
      return service.get();
    } catch (NotFoundException e) {
      return null;
    }
  }

  /**
   * Makes the answer a 404 if the page has nothing to show. Who sends a form of such a page is led
   * back to it and finds the 404 there: a script that waits for a part of the page can do nothing
   * with an error page.
   */
  public void require(Object subject) throws IOException {
    if (subject != null) {
      return;
    }
    FacesContext faces = FacesContext.getCurrentInstance();
    if (faces.isPostback()) {
      faces.getExternalContext().redirect(wayBack.getAddress());
    } else {
      faces.getExternalContext().responseSendError(404, null);
      faces.responseComplete();
    }
  }

  private static void add(String client, FacesMessage.Severity severity, String text) {
    FacesContext faces = FacesContext.getCurrentInstance();
    faces.addMessage(client, new FacesMessage(severity, text, null));
  }
}
