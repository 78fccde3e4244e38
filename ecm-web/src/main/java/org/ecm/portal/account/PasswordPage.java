package org.ecm.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.ecm.campaign.InvalidInputException;
import org.ecm.portal.Answers;
import org.ecm.security.Standing;
import org.ecm.security.Users;

/** Where users change their own password. */
@Named
@RequestScoped
public class PasswordPage {

  @Inject Users users;
  @Inject Answers answers;
  @Inject ExternalContext external;
  @Inject Standings standings;

  private String present;
  private String password;
  private String again;

  /** Whether the user can do nothing else before. */
  public boolean isForced() {
    return users
        .standing(external.getRemoteUser())
        .filter(Standing::mustChangePassword)
        .isPresent();
  }

  /** Changes it and shows the campaigns; the dashboard has no place for messages. */
  public void change() throws IOException {
    try {
      if (password != null && !password.equals(again)) {
        throw new InvalidInputException("again", "This is not the same as the new password");
      }
      users.changeOwnPassword(external.getRemoteUser(), present, password);
      goOn();
      answers.doneBefore("/campaigns", "password.changed");
    } catch (InvalidInputException e) {
      answers.refused("change", e);
    }
  }

  private void goOn() {
    standings.forget(external.getRemoteUser());
    HttpSession session = (HttpSession) external.getSession(true);
    standings
        .of(external.getRemoteUser())
        .ifPresent(standing -> SessionGate.stamp(session, standing.version()));
  }

  public String getPresent() {
    return present;
  }

  public void setPresent(String present) {
    this.present = present;
  }

  public String getPassword() {
    return password;
  }

  public void setPassword(String password) {
    this.password = password;
  }

  public String getAgain() {
    return again;
  }

  public void setAgain(String again) {
    this.again = again;
  }
}
