package org.ecm.drills.fault;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ClassNotLoadedException;
import com.sun.jdi.ClassType;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.InvalidTypeException;
import com.sun.jdi.InvocationException;
import com.sun.jdi.Location;
import com.sun.jdi.ObjectCollectedException;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
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
      if (!seesStop()) {
        return false;
      }
      machine.eventRequestManager().deleteAllBreakpoints();
      return true;
    } catch (VMDisconnectedException died) {
      return false;
    }
  }

  private boolean seesStop() throws InterruptedException {
    EventSet events = machine.eventQueue().remove(LOOK_MILLIS);
    if (events == null) {
      return false;
    }
    for (Event event : events) {
      if (event instanceof BreakpointEvent stop) {
        standing = stop.thread();
        return true;
      }
    }
    events.resume();
    return false;
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
   * Waits until a thread stands there.
   *
   * @throws DrillException if none does within the limit
   */
  void awaitStop(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!hasStopped()) {
      if (System.nanoTime() > end) {
        throw new DrillException("Nobody came there for " + limit.toSeconds() + " s");
      }
    }
  }

  /**
   * Lets the thread that {@link #hasStopped} go on with an error, one that the node has loaded. The
   * thread is interrupted by that as well.
   */
  void throwNew(Class<? extends Throwable> error) {
    try {
      ClassType type = (ClassType) machine.classesByName(error.getName()).get(0);
      while (!isThrown(type)) {
        // It was swept away before it was thrown.
      }
      standing.resume();
      standing = null;
    } catch (InvalidTypeException
        | ClassNotLoadedException
        | IncompatibleThreadStateException
        | InvocationException e) {
      throw new DrillException("No error can be thrown in a thread of the node", e);
    }
  }

  private boolean isThrown(ClassType type)
      throws InvalidTypeException,
          ClassNotLoadedException,
          IncompatibleThreadStateException,
          InvocationException {
    try {
      standing.stop(
          type.newInstance(
              standing,
              type.concreteMethodByName("<init>", "()V"),
              List.of(),
              ClassType.INVOKE_SINGLE_THREADED));
      return true;
    } catch (ObjectCollectedException gone) {
      return false;
    }
  }

  /**
   * Lets each call of a method fail, beginning with the one that {@link #hasStopped}, while it is
   * asked for, or until the process dies.
   */
  void failWhile(BooleanSupplier asked, String className, String method)
      throws InterruptedException {
    try {
      stopAt(className, method);
      do {
        throwNew(IllegalStateException.class);
        while (asked.getAsBoolean() && !seesStop()) {
          // It waits a moment each time.
        }
      } while (asked.getAsBoolean());
    } catch (VMDisconnectedException died) {
      // Then nothing is left to fail.
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
