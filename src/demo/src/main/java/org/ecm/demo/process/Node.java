package org.ecm.demo.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One WildFly node in a directory of its own, started and stopped by {@code ./ecm server}.
 *
 * <p>For one thread; only {@link #kill} and {@link #stop} may come from another.
 */
public final class Node {
  private static final long START_SECONDS = 600;
  private static final long STOP_SECONDS = 90;

  private final Launcher launcher;
  private final Path base;
  private final int offset;
  private final List<String> options;
  private final Map<String, String> environment;
  private volatile Launcher.Call starting;

  /**
   * @param base the node's directory, kept from start to start
   * @param offset added to each of its ports
   * @param options of {@code ./ecm server start}, settings among them
   * @param environment secrets among them
   */
  public Node(
      Launcher launcher,
      Path base,
      int offset,
      List<String> options,
      Map<String, String> environment) {
    this.launcher = launcher;
    this.base = base;
    this.offset = offset;
    this.options = List.copyOf(options);
    this.environment = Map.copyOf(environment);
  }

  /** Starts the node; returns when it is ready. */
  public void start() {
    begin();
    awaitReady();
  }

  /** Starts the node and returns at once; {@link #awaitReady} must follow. */
  public void begin() {
    List<String> arguments = arguments("start");
    arguments.addAll(List.of("--port-offset", String.valueOf(offset)));
    arguments.addAll(options);
    starting = run(arguments);
  }

  /** Waits until the node that was begun is ready. */
  public void awaitReady() {
    starting.await(START_SECONDS);
    starting = null;
  }

  /** Stops the node in an orderly way, also while it starts; nothing if it does not run. */
  public void stop() {
    Launcher.Call call = starting;
    if (call != null) {
      call.kill();
    }
    if (pid().isPresent()) {
      run(arguments("stop")).await(STOP_SECONDS);
    }
  }

  /** Kills the node as by {@code kill -9}; returns when its process is gone. */
  public void kill() {
    pid().ifPresent(Node::kill);
  }

  private static void kill(ProcessHandle process) {
    CompletableFuture<ProcessHandle> gone = process.onExit();
    process.destroyForcibly();
    try {
      gone.get(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new ProcessFailedException("Process " + process.pid() + " cannot be killed", e);
    }
  }

  /** The Java process, if it runs. */
  public Optional<ProcessHandle> pid() {
    Path file = base.resolve("node.pid");
    try {
      return Files.exists(file)
          ? ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
              .filter(ProcessHandle::isAlive)
              // The number may by now be another process's.
              .filter(process -> process.info().commandLine().orElse("").contains(base.toString()))
          : Optional.empty();
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The server's log. */
  public Path log() {
    return base.resolve("log/server.log");
  }

  /** Where the portal is. */
  public String portal() {
    return "http://127.0.0.1:" + (8080 + offset) + "/ecm/";
  }

  /** Where readiness can be asked for. */
  public String health() {
    return "http://127.0.0.1:" + (9990 + offset) + "/health/ready";
  }

  private List<String> arguments(String action) {
    return new ArrayList<>(List.of("server", action, "--base", base.toString()));
  }

  private Launcher.Call run(List<String> arguments) {
    try {
      Files.createDirectories(base);
    } catch (IOException e) {
      throw new ProcessFailedException("Cannot write to " + base, e);
    }
    return launcher.begin(
        arguments, environment, base.resolve("launcher-" + arguments.get(1) + ".log"));
  }
}
