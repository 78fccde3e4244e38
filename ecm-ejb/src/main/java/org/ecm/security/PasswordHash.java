package org.ecm.security;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import org.wildfly.security.password.Password;
import org.wildfly.security.password.PasswordFactory;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.password.interfaces.BCryptPassword;
import org.wildfly.security.password.spec.EncryptablePasswordSpec;
import org.wildfly.security.password.spec.IteratedSaltedPasswordAlgorithmSpec;
import org.wildfly.security.password.util.ModularCrypt;

/** bcrypt in the modular crypt form that the server's own realm reads. */
public final class PasswordHash {
  private PasswordHash() {}

  /** bcrypt ignores what is longer. */
  static final int LONGEST_BYTES = 72;

  private static final int COST = 10;
  private static final Provider PROVIDER = new WildFlyElytronPasswordProvider();
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Hashes a password with a fresh salt. */
  static String of(char[] password) {
    byte[] salt = new byte[BCryptPassword.BCRYPT_SALT_SIZE];
    RANDOM.nextBytes(salt);
    try {
      Password hash =
          PasswordFactory.getInstance(BCryptPassword.ALGORITHM_BCRYPT, PROVIDER)
              .generatePassword(
                  new EncryptablePasswordSpec(
                      password, new IteratedSaltedPasswordAlgorithmSpec(COST, salt)));
      return ModularCrypt.encodeAsString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("bcrypt is not available", e);
    }
  }

  /** Whether a password is the one that was hashed. */
  static boolean matches(String hash, char[] password) {
    try {
      Password stored = ModularCrypt.decode(hash);
      PasswordFactory factory = PasswordFactory.getInstance(stored.getAlgorithm(), PROVIDER);
      return factory.verify(factory.translate(stored), password);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The stored hash cannot be read", e);
    }
  }
}
