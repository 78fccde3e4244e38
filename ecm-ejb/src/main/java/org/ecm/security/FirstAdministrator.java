package org.ecm.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ecm.audit.Audit;
import org.ecm.database.Database;
import org.ecm.database.DatabaseTrouble;
import org.ecm.database.SchemaStart.SchemaReady;
import org.jboss.logging.Logger;

/**
 * Gives a new installation its administrator. There is no default password: it is the one in the
 * setting {@code ecm.admin.password}, or a random one, good for one login, that is shown once.
 */
@ApplicationScoped
public class FirstAdministrator {

  /** The name of the first user. */
  public static final String NAME = "admin";

  private static final Logger LOG = Logger.getLogger(FirstAdministrator.class);
  private static final int BITS = 120;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Database database;
  private final Audit audit;
  private final Clock clock;
  private final Optional<String> setting;
  private final Path file;

  /**
   * @param setting the password for scripted starts
   * @param data the server's data directory
   */
  @Inject
  public FirstAdministrator(
      Database database,
      Audit audit,
      Clock clock,
      @ConfigProperty(name = "ecm.admin.password") Optional<String> setting,
      @ConfigProperty(name = "jboss.server.data.dir") String data) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
    this.setting = setting;
    this.file = Path.of(data, "ecm", "first-password");
  }

  /** For the container's proxy only. */
  protected FirstAdministrator() {
    this(null, null, null, null, ".");
  }

  /** Runs at each start; where there is a user already, nothing happens. */
  public void create(@Observes SchemaReady ready) {
    if (!database.inTransaction(UserTable::all).isEmpty()) {
      return;
    }
    String password = setting.orElseGet(() -> Secrets.random(BITS));
    if (setting.isPresent()) {
      PasswordRules.check(NAME, password);
      insert(password, false);
    } else {
      // The file first: after a crash in between, the next start writes another one.
      write(password);
      if (insert(password, true)) {
        LOG.warnf(
            "The first user is %s with the one-time password %s (also in %s); it must be changed"
                + " at the first login",
            NAME, password, file);
      } else {
        delete();
      }
    }
  }

  /** False if another node was faster. */
  private boolean insert(String password, boolean mustChange) {
    String hash = PasswordHash.of(password.toCharArray());
    try {
      database.useTransaction(
          h -> {
            UserTable.insert(h, NAME, "Administrator", hash, mustChange, clock.instant());
            UserTable.setRoles(h, NAME, Set.of(Role.ADMIN));
            audit.record("system", "user.create", NAME, "first start");
          });
      return true;
    } catch (RuntimeException e) {
      if (DatabaseTrouble.of(e) == DatabaseTrouble.DUPLICATE) {
        return false;
      }
      throw e;
    }
  }

  private void write(String password) {
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      Files.writeString(file, password + System.lineSeparator());
    } catch (IOException e) {
      throw new UncheckedIOException("The first password cannot be written to " + file, e);
    }
  }

  private void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " cannot be removed", e);
    }
  }
}
