package org.ecm.h2;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs of the tests in processes of their own, with the agent or without. */
public final class Forked {

  /** The options of a process that has the agent. */
  public static final List<String> GUARDED = List.of("-javaagent:" + System.getProperty("agent"));

  private Forked() {}

  /** What the program writes before it ends. */
  public static String run(Class<?> program, List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new String(process.getInputStream().readAllBytes()).strip();
  }
}
