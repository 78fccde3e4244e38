package org.ecm.portal.account;

import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/**
 * Takes a form only if it carries the token of the login that it is sent in ({@link FormToken}).
 * Any other is of a page that is over: its user logged out meanwhile, or it came from elsewhere.
 */
public class FormGate extends ViewHandlerWrapper {

  /** The server's own, which Faces hands in. */
  public FormGate(ViewHandler wrapped) {
    super(wrapped);
  }

  /**
   * Before anything of the form is read. Error pages are made without it, though what they answer
   * may be a form.
   *
   * @throws ViewExpiredException for a form of another login, of none, or sent by an address alone
   */
  @Override
  public UIViewRoot restoreView(FacesContext faces, String page) {
    String sent = faces.getExternalContext().getRequestParameterMap().get(FormToken.PARAMETER);
    HttpServletRequest request = (HttpServletRequest) faces.getExternalContext().getRequest();
    HttpSession session = request.getSession(false);
    boolean isForm = request.getMethod().equals("POST");
    if (!isForm || session == null || !FormToken.isOf(session, sent)) {
      throw new ViewExpiredException("A form of another login, or of none", page);
    }
    return super.restoreView(faces, page);
  }
}
