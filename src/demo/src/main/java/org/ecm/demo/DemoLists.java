package org.ecm.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ecm.demo.contacts.ContactGenerator;
import org.ecm.demo.contacts.Planted;

/**
 * The lists that a demo loads.
 *
 * @param doNotCall null for none
 * @param rows of the contacts; null of the user's own
 * @param origin a sentence for the user
 */
record DemoLists(Path contacts, Path doNotCall, String region, Long rows, String origin) {

  /** The user's own lists, or generated ones. */
  static DemoLists of(DemoOptions options, Path directory) throws IOException {
    return options.contacts == null ? generated(options, directory) : own(options);
  }

  private static DemoLists own(DemoOptions options) {
    requireReadable(options.contacts);
    if (options.doNotCall != null) {
      requireReadable(options.doNotCall);
    }
    return new DemoLists(
        options.contacts,
        options.doNotCall,
        options.region,
        null,
        "Contacts from " + options.contacts);
  }

  private static void requireReadable(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new DemoException("There is no file " + file + " that can be read.");
    }
  }

  private static DemoLists generated(DemoOptions options, Path directory) throws IOException {
    Path contacts = directory.resolve("contacts.csv");
    Path doNotCall = directory.resolve("do-not-call.csv");
    Planted planted = ContactGenerator.write(options.count, options.seed, contacts, doNotCall);
    int dirty = planted.blemishes().values().stream().mapToInt(Integer::intValue).sum();
    return new DemoLists(
        contacts,
        doNotCall,
        ContactGenerator.REGION,
        (long) planted.rows(),
        "%s: %,d contacts, %,d of them repeated, %,d with something odd; %,d numbers on the"
                .formatted(contacts, planted.rows(), planted.repeated(), dirty, planted.doNotCall())
            + " do-not-call list");
  }
}
