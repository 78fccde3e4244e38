package org.ecm.cluster.election;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jboss.msc.service.ServiceController.Mode;
import org.jboss.msc.service.StartException;
import org.junit.jupiter.api.Test;
import org.wildfly.clustering.singleton.service.SingletonServiceController;

class ElectionTest {

  private final Election election = new Election("contact-feed");
  private final List<String> calls = new ArrayList<>();
  private Mode mode = Mode.NEVER;
  private StartException failure;

  ElectionTest() {
    election.join(
        (SingletonServiceController<?>)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {SingletonServiceController.class},
                (proxy, method, arguments) -> answer(method.getName(), arguments)));
  }

  private Object answer(String method, Object[] arguments) {
    switch (method) {
      case "getMode":
        return mode;
      case "getStartException":
        return failure;
      case "setMode":
        mode = (Mode) arguments[0];
        calls.add("mode " + mode);
        return true;
      default:
        calls.add(method);
        return null;
    }
  }

  @Test
  void aCandidateTakesPartAndAStartThatFailedIsTriedAgain() {
    election.candidate(true);
    failure = new StartException(new IllegalStateException("node2 does not answer"));
    election.candidate(true);
    election.candidate(false);
    assertThat(calls).containsExactly("mode ACTIVE", "retry", "mode NEVER");
  }

  @Test
  void aServiceWhoseNameTheServerHoldsBackIsLeftAloneSoThatTheNodeStaysReady() {
    election.candidate(true);
    failure = new StartException(new IllegalArgumentException("service org.ecm.contact-feed"));
    election.candidate(true);
    election.candidate(true);
    election.candidate(false);
    assertThat(calls).containsExactly("mode ACTIVE", "mode NEVER");
  }
}
