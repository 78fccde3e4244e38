package org.ecm.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The user's time zone, as the browser found it out and put it into a cookie; UTC until then. */
@Named("zone")
@RequestScoped
public class UserZone {

  private static final String COOKIE = "ecm-zone";
  private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  @Inject HttpServletRequest request;

  private ZoneId zone;

  /** The zone itself. */
  public ZoneId id() {
    if (zone == null) {
      zone = fromCookie();
    }
    return zone;
  }

  /** Its name for people. */
  public String getName() {
    return id().getId().equals("Z") ? "UTC" : id().getId();
  }

  /** The moment on the user's clock, to the second; empty for null. */
  public String full(Instant moment) {
    return moment == null ? "" : FULL.format(moment.atZone(id()));
  }

  /** The moment on the user's clock, to the minute; empty for null. */
  public String brief(Instant moment) {
    return moment == null ? "" : SHORT.format(moment.atZone(id()));
  }

  private ZoneId fromCookie() {
    Cookie[] cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
    for (Cookie cookie : cookies) {
      if (COOKIE.equals(cookie.getName())) {
        return named(cookie.getValue());
      }
    }
    return ZoneOffset.UTC;
  }

  /** The zone as the script of the page writes it, such as Europe/Berlin; UTC for anything else. */
  static ZoneId named(String cookie) {
    try {
      return ZoneId.of(cookie);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
