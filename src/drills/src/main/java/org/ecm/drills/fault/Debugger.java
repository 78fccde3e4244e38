package org.ecm.drills.fault;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Location;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;

/** A debugger attached to a node: no hook in the product is needed to stop it at a given place. */
final class Debugger implements AutoCloseable {
  private static final long HIT_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final VirtualMachine machine;

  private Debugger(VirtualMachine machine) {
    this.machine = machine;
  }

  static Debugger attach(EcmNode node) {
    AttachingConnector connector =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(one -> one.transport().name().equals("dt_socket"))
            .findFirst()
            .orElseThrow(() -> new DrillException("This Java has no debugger"));
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    arguments.get("hostname").setValue(node.host().address());
    arguments.get("port").setValue(String.valueOf(EcmNode.DEBUG_PORT));
    // A frozen process takes the connection and says nothing.
    arguments.get("timeout").setValue("5000");
    try {
      return new Debugger(connector.attach(arguments));
    } catch (IOException | IllegalConnectorArgumentsException e) {
      throw new DrillException("No debugger can be attached to " + node.name(), e);
    }
  }

  /**
   * Lets the thread that next comes to a method stand there.
   *
   * @throws DrillException if none comes
   */
  void stopAt(String className, String method) throws InterruptedException {
    List<ReferenceType> types = machine.classesByName(className);
    if (types.isEmpty()) {
      throw new DrillException("The node has not loaded " + className);
    }
    for (ReferenceType type : types) {
      Location location = type.methodsByName(method).get(0).location();
      BreakpointRequest request = machine.eventRequestManager().createBreakpointRequest(location);
      request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
      request.enable();
    }
    long end = System.nanoTime() + HIT_LIMIT_NANOS;
    while (System.nanoTime() < end) {
      EventSet events = machine.eventQueue().remove(1000);
      if (events == null) {
        continue;
      }
      for (Event event : events) {
        if (event instanceof BreakpointEvent) {
          machine.eventRequestManager().deleteAllBreakpoints();
          return;
        }
      }
      events.resume();
    }
    throw new DrillException("Nobody came to " + className + "." + method);
  }

  /** Lets a thread stand where it is. */
  void suspend(String name) {
    ThreadReference thread =
        machine.allThreads().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new DrillException("The node has no thread " + name));
    thread.suspend();
  }

  /** Whoever was made to stand goes on. */
  @Override
  public void close() {
    try {
      machine.dispose();
    } catch (com.sun.jdi.VMDisconnectedException died) {
      // Then nobody stands there any more.
    }
  }
}
