package org.ecm.dialer.uccx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.ecm.dialer.DialerUnreachableException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that holds over plain HTTP holds over TLS, which a real UCCX speaks. */
class UccxOverTlsTest extends UccxGatewayTest {

  private static final String PASSWORD = "fake-password";

  @TempDir static Path directory;

  private static SSLContext usual;

  /** Java trusts the simulator's certificate, as docs/uccx.md asks for. */
  @BeforeAll
  static void trust() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keystore("trusted", "ip:127.0.0.1"))) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("uccx", store.getCertificate("uccx"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    usual = SSLContext.getDefault();
    SSLContext.setDefault(context);
  }

  @AfterAll
  static void trustAsBefore() {
    SSLContext.setDefault(usual);
  }

  /** A key and a certificate that it signed itself, for one name. */
  private static Path keystore(String name, String subject)
      throws IOException, InterruptedException {
    Path file = directory.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "uccx",
                "-keyalg",
                "EC",
                "-dname",
                "CN=uccx",
                "-ext",
                "san=" + subject,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .inheritIO()
            .start();
    assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(keytool.exitValue()).isZero();
    return file;
  }

  private static SimulatedUccx simulated(Path keystore) throws Exception {
    return new SimulatedUccx("--speed", "1000", "--tls-keystore", keystore.toString());
  }

  @Override
  protected SimulatedUccx simulated() throws Exception {
    return simulated(directory.resolve("trusted.p12"));
  }

  @Test
  void aCertificateThatJavaDoesNotTrustIsRefusedBeforeAnythingIsSent() throws Exception {
    try (SimulatedUccx stranger = simulated(keystore("stranger", "ip:127.0.0.1"))) {
      refused(stranger.gateway());
    }
  }

  @Test
  void aCertificateForAnotherNameIsRefused() throws Exception {
    URI byName = URI.create(gatewayAddress().toString().replace("127.0.0.1", "localhost"));
    refused(gatewayAt(byName));
  }

  private void refused(UccxGateway gateway) {
    assertThatThrownBy(() -> gateway.open(campaign()))
        .isInstanceOf(DialerUnreachableException.class)
        .hasMessageContaining("cannot be reached");
    assertThatThrownBy(gateway::campaigns).isInstanceOf(DialerUnreachableException.class);
  }
}
