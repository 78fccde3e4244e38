package org.ecm.portal;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.ExceptionHandler;
import io.undertow.servlet.api.LoggingExceptionHandler;
import jakarta.faces.application.ViewExpiredException;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

/**
 * A form whose session is gone is everyday life: its page says so to its user, and the log keeps
 * quiet. The server would write an error with a stack trace. All else is logged as it does.
 */
public class ExpiredViews implements ServletExtension, ExceptionHandler {

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.setExceptionHandler(this);
  }

  /** Never handled for good: false leads to the page that web.xml names. */
  @Override
  public boolean handleThrowable(
      HttpServerExchange exchange, ServletRequest request, ServletResponse response, Throwable t) {
    // Faces wraps it for the server.
    return !(t instanceof ServletException && t.getCause() instanceof ViewExpiredException)
        && LoggingExceptionHandler.DEFAULT.handleThrowable(exchange, request, response, t);
  }
}
