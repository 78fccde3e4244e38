package org.ecm.bench;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.ecm.demo.process.ProcessFailedException;

/** Packs the baseline from the classes of {@code org.ecm.bench.bare} and deploys it. */
final class BareWar {
  private BareWar() {}

  /** Where the resource answers, below the node's root. */
  static final String PATH = "/bare/callbacks";

  /** Where it answers that does all that a ledger asks of the database. */
  static final String LEDGER_PATH = PATH + "/ledger";

  // By name: they are the server's to load, and what they extend is missing here.
  private static final List<String> CLASSES =
      List.of(
          "BareApplication",
          "BareJson",
          "BareResource",
          "BareTable",
          "BareLedger",
          "BareCallback",
          "BareAnswer");

  private static final long LIMIT_NANOS = 120_000_000_000L;
  private static final long LOOK_EVERY_NANOS = 100_000_000L;

  /** Deploys it on the running node whose base directory this is; returns when it serves. */
  static void deploy(Path base) throws IOException {
    Path war = base.resolve("deployments/bare.war");
    write(war);
    Files.createFile(marker(war, "dodeploy"));
    long end = System.nanoTime() + LIMIT_NANOS;
    while (!Files.exists(marker(war, "deployed"))) {
      if (Files.exists(marker(war, "failed"))) {
        throw new ProcessFailedException(
            "The baseline cannot be deployed: " + Files.readString(marker(war, "failed")));
      }
      if (System.nanoTime() > end) {
        throw new ProcessFailedException("The baseline was not deployed within two minutes");
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }

  private static Path marker(Path war, String state) {
    return war.resolveSibling(war.getFileName() + "." + state);
  }

  private static void write(Path war) throws IOException {
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(war))) {
      for (String name : CLASSES) {
        String file = "org/ecm/bench/bare/" + name + ".class";
        add(jar, file, "WEB-INF/classes/" + file);
      }
      add(jar, "org/ecm/bench/bare/bare-ds.xml", "WEB-INF/bare-ds.xml");
    }
  }

  private static void add(JarOutputStream jar, String resource, String entry) throws IOException {
    try (InputStream in = BareWar.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException(resource);
      }
      jar.putNextEntry(new JarEntry(entry));
      in.transferTo(jar);
      jar.closeEntry();
    }
  }
}
