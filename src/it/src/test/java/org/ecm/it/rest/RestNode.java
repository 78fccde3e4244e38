package org.ecm.it.rest;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ecm.demo.AcceleratedTime;
import org.ecm.demo.api.SimulatorControl;
import org.ecm.demo.process.Installation;
import org.ecm.it.Installations;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One node with a simulated dialer, at which nobody ever answers, for all tests of the REST API;
 * ends with the last of them. To tests it gives the API as the administrator sees it, and the
 * dialer's control.
 */
public final class RestNode implements ParameterResolver {

  /** What a strategy waits an hour for comes in a second. */
  private static final double SPEED = 3600;

  /** How long a sender may pause: short, so that a test can see it end. */
  static final Duration READ_TIMEOUT = Duration.ofSeconds(3);

  private static final class Running implements ExtensionContext.Store.CloseableResource {
    private final Installation installation;
    private final Api api;

    Running() throws IOException {
      Map<String, String> settings = new HashMap<>(AcceleratedTime.node(SPEED));
      settings.put("ecm.http.read-timeout-ms", String.valueOf(READ_TIMEOUT.toMillis()));
      List<String> dialer =
          Stream.concat(AcceleratedTime.simulator(SPEED).stream(), Stream.of("--mix", "noanswer=1"))
              .toList();
      installation = Installations.plan("rest", null, settings, dialer);
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
    Class<?> type = parameter.getParameter().getType();
    return type == Api.class || type == SimulatorControl.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running running =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(RestNode.class))
            .getOrComputeIfAbsent(Running.class, key -> start(), Running.class);
    return parameter.getParameter().getType() == Api.class
        ? running.api
        : new SimulatorControl(running.installation.simulator().control());
  }

  private static Running start() {
    try {
      return new Running();
    } catch (IOException e) {
      throw new IllegalStateException("The node under test cannot be set up", e);
    }
  }
}
