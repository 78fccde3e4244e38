package org.ecm.it.rest;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ecm.demo.process.Installation;
import org.ecm.it.Installations;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One node with a simulated dialer for all tests of the REST API; ends with the last of them. */
public final class RestNode implements ParameterResolver {

  /** How long a sender may pause: short, so that a test can see it end. */
  static final Duration READ_TIMEOUT = Duration.ofSeconds(3);

  private static final class Running implements ExtensionContext.Store.CloseableResource {
    private final Installation installation;
    private final Api api;

    Running() throws IOException {
      installation =
          Installations.plan(
              "rest",
              null,
              Map.of("ecm.http.read-timeout-ms", String.valueOf(READ_TIMEOUT.toMillis())),
              List.of());
      installation.startSimulator();
      installation.node().start();
      api =
          Api.of(installation.node().portal()).as("admin", installation.secrets().administrator());
      await("the API")
          .atMost(Duration.ofMinutes(5))
          .until(() -> api.get("/status").status() == 200);
    }

    @Override
    public void close() {
      installation.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Api.class;
  }

  /** The API as the administrator sees it. */
  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(RestNode.class))
        .getOrComputeIfAbsent(Running.class, key -> start(), Running.class)
        .api;
  }

  private static Running start() {
    try {
      return new Running();
    } catch (IOException e) {
      throw new IllegalStateException("The node under test cannot be set up", e);
    }
  }
}
