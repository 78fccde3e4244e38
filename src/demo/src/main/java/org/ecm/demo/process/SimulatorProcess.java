package org.ecm.demo.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dialer simulator as a process of its own. */
public final class SimulatorProcess implements AutoCloseable {
  private static final Pattern READY =
      Pattern.compile("READY rest=(\\S+) control=(\\S+) jdbc=(\\S+)");
  private static final long START_SECONDS = 60;
  private static final String PID = "simulator.pid";

  private final Path data;
  private final Process process;
  private final Matcher ready;

  private SimulatorProcess(Path data, Process process, Matcher ready) {
    this.data = data;
    this.process = process;
    this.ready = ready;
  }

  /**
   * Starts it, from this process's own class path; returns when its ports are open.
   *
   * @param data its directory: log and tables; what lies there is gone on with
   * @param options of its command line, ports among them
   * @param secrets its passwords, by environment variable
   */
  public static SimulatorProcess start(
      Path data, List<String> options, Map<String, String> secrets) {
    return start(List.of(), data, options, secrets);
  }

  /**
   * As above.
   *
   * @param wrapper a command that becomes the one that follows it, such as one that enters another
   *     network first
   */
  public static SimulatorProcess start(
      List<String> wrapper, Path data, List<String> options, Map<String, String> secrets) {
    List<String> command = new ArrayList<>(wrapper);
    command.addAll(
        List.of(
            java(),
            marker(data),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            "org.ecm.simulator.Simulator",
            "--data",
            data.toString()));
    command.addAll(options);
    Process process = null;
    try {
      Files.createDirectories(data);
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectError(data.resolve("errors.log").toFile());
      builder.environment().putAll(secrets);
      process = builder.start();
      process.getOutputStream().close();
      Files.writeString(data.resolve(PID), String.valueOf(process.pid()));
      return new SimulatorProcess(data, process, awaitReady(process));
    } catch (IOException | ExecutionException | TimeoutException e) {
      process = killed(process);
      throw new ProcessFailedException("The dialer simulator did not start: " + errors(data), e);
    } catch (InterruptedException e) {
      killed(process);
      Thread.currentThread().interrupt();
      throw new ProcessFailedException("Interrupted while the dialer simulator was starting", e);
    }
  }

  /** Kills the simulator that a killed run has left behind with this directory. */
  static void killLeftover(Path data) {
    try {
      Path file = data.resolve(PID);
      if (Files.exists(file)) {
        ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
            .filter(process -> process.info().commandLine().orElse("").contains(marker(data)))
            .ifPresent(ProcessHandle::destroyForcibly);
      }
    } catch (IOException | NumberFormatException e) {
      throw new ProcessFailedException("Cannot tell whether a simulator still runs in " + data, e);
    }
  }

  private static String marker(Path data) {
    return "-Decm.simulator=" + data;
  }

  private static String java() {
    return ProcessHandle.current().info().command().orElse("java");
  }

  private static Process killed(Process process) {
    if (process != null) {
      process.destroyForcibly();
    }
    return process;
  }

  private static String errors(Path data) {
    try {
      return Files.readString(data.resolve("errors.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Waits for its line, then reads on in the background so that its pipe never fills up. */
  private static Matcher awaitReady(Process process)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<Matcher> ready = new CompletableFuture<>();
    Thread reader = new Thread(() -> read(process, ready), "simulator-output");
    reader.setDaemon(true);
    reader.start();
    return ready.get(START_SECONDS, TimeUnit.SECONDS);
  }

  private static void read(Process process, CompletableFuture<Matcher> ready) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher matcher = READY.matcher(line);
        if (matcher.matches()) {
          ready.complete(matcher);
        }
      }
      ready.completeExceptionally(new ProcessFailedException("It ended without getting ready"));
    } catch (IOException e) {
      ready.completeExceptionally(new UncheckedIOException(e));
    }
  }

  /** Base address of its UCCX REST API. */
  public String rest() {
    return ready.group(1);
  }

  /** Base address of its control API. */
  public String control() {
    return ready.group(2);
  }

  /** JDBC address of its tables. */
  public String jdbc() {
    return ready.group(3);
  }

  /** Its log of everything that happened. */
  public Path log() {
    return data.resolve("log.jsonl");
  }

  public Optional<ProcessHandle> pid() {
    return Optional.of(process.toHandle()).filter(ProcessHandle::isAlive);
  }

  /** Ends it in an orderly way, or after 10 s by force. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
