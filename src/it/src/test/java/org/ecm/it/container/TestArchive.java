package org.ecm.it.container;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application as it was built, with one more module that holds the tests. */
final class TestArchive {
  private static final String DESCRIPTOR = "META-INF/application.xml";

  private TestArchive() {}

  /**
   * @param modules of the server that the tests use
   */
  static EnterpriseArchive with(String modules, Class<?>... tests) {
    EnterpriseArchive ear =
        ShrinkWrap.createFromZipFile(
            EnterpriseArchive.class, new File(System.getProperty("ecm.ear")));
    WebArchive war =
        ShrinkWrap.create(WebArchive.class, "ecm-it.war")
            .addClasses(tests)
            .addAsLibrary(jarOf(Assertions.class))
            .addAsWebInfResource(new StringAsset("<beans/>"), "beans.xml")
            .addAsManifestResource(
                new StringAsset("Manifest-Version: 1.0\nDependencies: " + modules + "\n"),
                "MANIFEST.MF");
    String descriptor =
        text(ear)
            .replace(
                "<library-directory>",
                "<module><web><web-uri>ecm-it.war</web-uri><context-root>/ecm-it</context-root>"
                    + "</web></module><library-directory>");
    ear.delete(DESCRIPTOR);
    return ear.addAsModule(Testable.archiveToTest(war))
        .addAsManifestResource(new StringAsset(descriptor), "application.xml");
  }

  private static File jarOf(Class<?> type) {
    return new File(
        URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private static String text(EnterpriseArchive ear) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                ear.get(DESCRIPTOR).getAsset().openStream(), StandardCharsets.UTF_8))) {
      return reader.lines().collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
