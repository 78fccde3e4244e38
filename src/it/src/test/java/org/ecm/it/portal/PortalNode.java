package org.ecm.it.portal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ecm.demo.AcceleratedTime;
import org.ecm.demo.process.Installation;
import org.ecm.it.Installations;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The server whose portal is tested: a node of its own with a simulated dialer, in accelerated
 * time, or the one that {@code ecm.url}, {@code ecm.user} and {@code ecm.password} name.
 */
public final class PortalNode implements ParameterResolver {

  private static final double SPEED = 1200;

  /** Nobody ever answers: each contact ends as one that was not reached. */
  private static final List<String> RESULTS = List.of("--mix", "noanswer=1");

  /**
   * Where the portal is.
   *
   * @param url without a slash at its end
   * @param log the server's; null where it is not known
   */
  record Place(String url, String user, String password, Path log) {}

  private static final class Running implements ExtensionContext.Store.CloseableResource {
    private final Installation installation;

    Running() throws IOException {
      installation =
          Installations.plan(
              "portal",
              null,
              AcceleratedTime.node(SPEED),
              Stream.concat(AcceleratedTime.simulator(SPEED).stream(), RESULTS.stream()).toList());
      installation.startSimulator();
      installation.node().start();
    }

    Place place() {
      return new Place(
          installation.node().portal().replaceAll("/$", ""),
          "admin",
          installation.secrets().administrator(),
          installation.node().log());
    }

    @Override
    public void close() {
      installation.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Place.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    String given = System.getProperty("ecm.url", "");
    if (!given.isEmpty()) {
      return new Place(
          given.replaceAll("/$", ""),
          System.getProperty("ecm.user", "admin"),
          System.getProperty("ecm.password", ""),
          null);
    }
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(PortalNode.class))
        .getOrComputeIfAbsent(Running.class, key -> start(), Running.class)
        .place();
  }

  private static Running start() {
    try {
      return new Running();
    } catch (IOException e) {
      throw new IllegalStateException("The node under test cannot be set up", e);
    }
  }
}
