import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the key under which the nodes of a cluster talk (AES, 256 bits) from ecm.cluster.secret: the same secret gives the
 * same key on both hosts. A node without a peer gets a random one.
 *
 * <p>java [-Dname=value...] ClusterKey.java SETTINGS KEYSTORE
 */
class ClusterKey {

  /** Guards nothing: the rights on the file do. ecm.cli gives it to the server. */
  private static final char[] STORE_PASSWORD = "guarded-by-file-rights".toCharArray();

  private static final int ROUNDS = 310_000;
  private static final int SHORTEST = 16;

  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 2) {
      throw new Refusal("Usage: java ClusterKey.java SETTINGS KEYSTORE");
    }
    try {
      store(key(settings(Path.of(arguments[0]))), Path.of(arguments[1]));
    } catch (Refusal e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static final class Refusal extends RuntimeException {
    Refusal(String message) {
      super(message);
    }
  }

  /** From the environment, over that from the file, over that from {@code java -Dname=value}. */
  private static Properties settings(Path file) throws IOException {
    Properties settings = new Properties();
    System.getenv()
        .forEach((name, value) -> settings.put(name.toLowerCase().replace('_', '.'), value));
    try (InputStream in = Files.newInputStream(file)) {
      settings.load(in);
    }
    settings.putAll(System.getProperties());
    return settings;
  }

  private static byte[] key(Properties settings) throws Exception {
    String secret = settings.getProperty("ecm.cluster.secret", "").strip();
    if (secret.isEmpty()) {
      if (!settings.getProperty("ecm.node1.address", "same")
          .equals(settings.getProperty("ecm.node2.address", "same"))) {
        throw new Refusal(
            "The settings name two nodes, but no ecm.cluster.secret: set the same one, of at least"
                + " 16 characters, on both.");
      }
      secret = HexFormat.of().formatHex(new SecureRandom().generateSeed(32));
    }
    if (secret.length() < SHORTEST) {
      throw new Refusal("ecm.cluster.secret must have at least 16 characters.");
    }
    byte[] salt = "ecm.cluster".getBytes(StandardCharsets.UTF_8);
    return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
        .generateSecret(new PBEKeySpec(secret.toCharArray(), salt, ROUNDS, 256))
        .getEncoded();
  }

  private static void store(byte[] key, Path file) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    SecretKey secret = new SecretKeySpec(key, "AES");
    store.setEntry(
        "cluster",
        new KeyStore.SecretKeyEntry(secret),
        new KeyStore.PasswordProtection(STORE_PASSWORD));
    Path next =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            "cluster",
            ".p12",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var out = Files.newOutputStream(next)) {
      store.store(out, STORE_PASSWORD);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
