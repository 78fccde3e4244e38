package org.ecm.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecm.campaign.CampaignState;
import org.ecm.cluster.Health;
import org.ecm.contact.ContactState;
import org.ecm.contact.Reason;
import org.ecm.contact.Withdrawals;
import org.ecm.contact.importing.ContactField;
import org.ecm.contact.importing.ImportState;
import org.ecm.dialer.Disposition;
import org.ecm.portal.cluster.Posture;
import org.ecm.portal.cluster.Readiness;
import org.ecm.security.Role;
import org.ecm.security.Scope;
import org.junit.jupiter.api.Test;

class TextsTest {

  private static final Pattern USED =
      Pattern.compile(
          "t\\['([\\w.-]+)'\\]|say\\(\\s*'([\\w.-]+)'|(?:say|done)\\(\\s*\"([\\w.-]+)\"");

  private final ResourceBundle bundle =
      ResourceBundle.getBundle("org.ecm.portal.texts", Locale.ENGLISH);

  @Test
  void everyTextThatAPageAsksForIsThere() {
    Set<String> missing = new TreeSet<>();
    Matcher uses = USED.matcher(sources());
    while (uses.find()) {
      String key = Stream.of(1, 2, 3).map(uses::group).filter(g -> g != null).findFirst().get();
      if (!bundle.containsKey(key)) {
        missing.add(key);
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyCodeThatAPageShowsHasAName() {
    assertNamed("state", CampaignState.values(), CampaignState.DELETED);
    assertNamed("contact.state", ContactState.values());
    assertNamed("outcome", Disposition.values());
    assertNamed("outcome", Reason.values());
    assertNamed("import.state", ImportState.values());
    assertNamed("role", Role.values());
    assertNamed("role.hint", Role.values());
    assertNamed("scope", Scope.values());
    assertNamed("health", Health.values());
    assertNamed("posture", Posture.values());
    assertNamed("readiness", Readiness.values());
    assertNamed("contact.withdrawal", Withdrawals.Outcome.values());
    assertThat(ContactField.values())
        .allSatisfy(field -> assertThat(bundle.containsKey("field." + field.key())).isTrue());
  }

  private void assertNamed(String group, Enum<?>[] codes, Enum<?>... hidden) {
    assertThat(codes)
        .filteredOn(code -> !List.of(hidden).contains(code))
        .allSatisfy(
            code ->
                assertThat(bundle.containsKey(group + "." + code.name())).as(code.name()).isTrue());
  }

  private static String sources() {
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      StringBuilder all = new StringBuilder();
      files
          .filter(file -> file.toString().matches(".*\\.(xhtml|java)"))
          .forEach(file -> all.append(read(file)));
      return all.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
