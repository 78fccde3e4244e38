package org.ecm.portal.admin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.ecm.audit.AuditTrail;
import org.ecm.campaign.InvalidInputException;

/** Who changed what, newest first. */
@Named
@RequestScoped
public class AuditPage {

  private static final int PAGE = 100;

  @Inject AuditTrail trail;
  @Inject HttpServletRequest request;

  private AuditTrail.Page page;

  @PostConstruct
  void load() {
    try {
      page = trail.page(request.getParameter("before"), PAGE);
    } catch (InvalidInputException e) {
      page = trail.page(null, PAGE);
    }
  }

  public AuditTrail.Page getPage() {
    return page;
  }
}
