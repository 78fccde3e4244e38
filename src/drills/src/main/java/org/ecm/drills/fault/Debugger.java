package org.ecm.drills.fault;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ClassNotLoadedException;
import com.sun.jdi.ClassType;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.InvalidTypeException;
import com.sun.jdi.InvocationException;
import com.sun.jdi.Location;
import com.sun.jdi.ObjectCollectedException;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
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
import java.util.Optional;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;

/** A debugger attached to a node: no hook in the product is needed to stop it at a given place. */
final class Debugger implements AutoCloseable {
  private static final long LOOK_MILLIS = 20;

  private final VirtualMachine machine;
  private ThreadReference standing;

  private Debugger(VirtualMachine machine) {
    this.machine = machine;
  }

  /** The name of the thread that a component runs on. */
  static String threadOf(String component) {
    return "ecm-" + component;
  }

  /** None if the node is dead or stands still. */
  static Optional<Debugger> ofLiving(EcmNode node) {
    try {
      return Optional.of(attach(node));
    } catch (DrillException e) {
      return Optional.empty();
    }
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
   * Lets the thread that next comes to a method stand there; none on a node that has never been
   * there and so has not loaded the class.
   */
  void stopAt(String className, String method) {
    for (ReferenceType type : machine.classesByName(className)) {
      Location location = type.methodsByName(method).get(0).location();
      BreakpointRequest request = machine.eventRequestManager().createBreakpointRequest(location);
      request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
      request.enable();
    }
  }

  /** Whether a thread stands there; waits a moment for one. No second one is stopped. */
  boolean hasStopped() throws InterruptedException {
    try {
      EventSet events = machine.eventQueue().remove(LOOK_MILLIS);
      if (events == null) {
        return false;
      }
      for (Event event : events) {
        if (event instanceof BreakpointEvent stop) {
          standing = stop.thread();
          machine.eventRequestManager().deleteAllBreakpoints();
          return true;
        }
      }
      events.resume();
      return false;
    } catch (VMDisconnectedException died) {
      return false;
    }
  }

  /** Lets a thread stand where it is. */
  void suspend(String name) {
    thread(name).orElseThrow(() -> new DrillException("The node has no thread " + name)).suspend();
  }

  /** Whether a thread of this name lives there. */
  boolean hasThread(String name) {
    return thread(name).isPresent();
  }

  private Optional<ThreadReference> thread(String name) {
    return machine.allThreads().stream().filter(one -> isNamed(one, name)).findFirst();
  }

  private static boolean isNamed(ThreadReference thread, String name) {
    try {
      return thread.name().equals(name);
    } catch (ObjectCollectedException ended) {
      return false;
    }
  }

  /**
   * Lets the thread that {@link #hasStopped} go on with an error, as one for which there is no
   * memory.
   */
  void throwError() {
    try {
      ClassType type = (ClassType) machine.classesByName(OutOfMemoryError.class.getName()).get(0);
      ObjectReference error =
          type.newInstance(
              standing,
              type.concreteMethodByName("<init>", "()V"),
              List.of(),
              ClassType.INVOKE_SINGLE_THREADED);
      standing.stop(error);
      standing.resume();
    } catch (InvalidTypeException
        | ClassNotLoadedException
        | IncompatibleThreadStateException
        | InvocationException e) {
      throw new DrillException("No error can be thrown in a thread of the node", e);
    }
  }

  /** Whoever was made to stand goes on. */
  @Override
  public void close() {
    try {
      machine.dispose();
    } catch (VMDisconnectedException died) {
      // Then nobody stands there any more.
    }
  }
}
