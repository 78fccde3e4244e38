package org.ecm.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Writes a contact file of valid rows; the same count gives the same bytes. */
final class ContactFile {
  private ContactFile() {}

  private static final List<String> FIRST = List.of("Ann", "José", "Zoë", "Mark", "Ingrid", "Li");
  private static final List<String> LAST = List.of("Example", "Muster", "Doe", "Sample", "Ejemplo");
  private static final int[] AREAS = {202, 212, 303, 312, 415, 602};

  static Path write(int rows) throws IOException {
    Path file = BenchDatabase.directory().resolve("contacts.csv");
    Random random = new Random(1);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("Reference,First name,Last name,Phone 1,Phone 2,Phone 3,Priority,City,Balance\n");
      for (int i = 1; i <= rows; i++) {
        out.write(
            "C-%07d,%s,%s,%s,%s,%s,%d,Springfield,%d.%02d%n"
                .formatted(
                    i,
                    FIRST.get(random.nextInt(FIRST.size())),
                    LAST.get(random.nextInt(LAST.size())),
                    phone(random, "(%03d) %03d-%04d"),
                    phone(random, "+1%03d%03d%04d"),
                    phone(random, "%03d.%03d.%04d"),
                    random.nextInt(10),
                    random.nextInt(5000),
                    random.nextInt(100)));
      }
    }
    return file;
  }

  private static String phone(Random random, String style) {
    return style.formatted(
        AREAS[random.nextInt(AREAS.length)], 200 + random.nextInt(300), random.nextInt(10_000));
  }
}
