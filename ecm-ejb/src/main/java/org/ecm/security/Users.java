package org.ecm.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.ecm.audit.Audit;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.campaign.Texts;
import org.ecm.database.Database;
import org.ecm.database.DatabaseTrouble;
import org.jdbi.v3.core.Handle;

/**
 * The users who may log in. User names are lower case, as the server's login lowers what is typed.
 * Each call is one transaction with its audit record.
 */
@ApplicationScoped
public class Users {

  /** What a user may be called. The server's login refuses any other character (ecm.cli). */
  static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,99}");

  /** Whoever is logged in, in addresses such as {@code /users/me/password}. */
  private static final String ONESELF = "me";

  private final Database database;
  private final Audit audit;
  private final Clock clock;

  @Inject
  public Users(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected Users() {
    this(null, null, null);
  }

  /** All users by name. */
  public List<User> list() {
    return database.inTransaction(UserTable::all);
  }

  /** A user, whatever the case of the name that was typed. */
  public Optional<User> find(String username) {
    return database.inTransaction(h -> UserTable.find(h, lower(username)));
  }

  /** How a user stands; empty if there is none of this name. */
  public Optional<Standing> standing(String username) {
    return database.inTransaction(h -> UserTable.standing(h, lower(username)));
  }

  /**
   * Creates a user who must change the password at the first login.
   *
   * @throws InvalidInputException if a field is wrong or the name is taken
   */
  public User create(
      String username, String fullName, String password, Set<Role> roles, String actor) {
    String name = checkedName(username);
    PasswordRules.check(name, password);
    if (fullName == null
        || fullName.isBlank()
        || fullName.length() > 200
        || !Texts.isWhole(fullName)) {
      throw new InvalidInputException("fullName", "1 to 200 characters, no control characters");
    }
    String hash = PasswordHash.of(password.toCharArray());
    try {
      return database.inTransaction(
          h -> {
            UserTable.insert(h, name, fullName.strip(), hash, true, clock.instant());
            UserTable.setRoles(h, name, roles);
            audit.record(actor, "user.create", name, roles.toString());
            return existing(h, name);
          });
    } catch (RuntimeException e) {
      if (DatabaseTrouble.of(e) == DatabaseTrouble.DUPLICATE) {
        throw new InvalidInputException("username", "There is already a user " + name);
      }
      throw e;
    }
  }

  /** Gives a user exactly these roles; the user's sessions in the portal end. */
  public User setRoles(String username, Set<Role> roles, String actor) {
    return change(
        username, h -> UserTable.setRoles(h, lower(username), roles), actor, "user.roles", roles);
  }

  /** Lets a user in, or no longer; the user's sessions in the portal end. */
  public User setEnabled(String username, boolean enabled, String actor) {
    return change(
        username,
        h -> UserTable.setEnabled(h, lower(username), enabled),
        actor,
        enabled ? "user.enable" : "user.disable",
        null);
  }

  /**
   * Gives a user a new password, to be changed at the next login; the user's sessions in the portal
   * end.
   */
  public User resetPassword(String username, String password, String actor) {
    PasswordRules.check(lower(username), password);
    String hash = PasswordHash.of(password.toCharArray());
    return change(
        username,
        h -> UserTable.setPassword(h, lower(username), hash, true),
        actor,
        "user.reset-password",
        null);
  }

  /**
   * Changes the own password.
   *
   * @throws InvalidInputException if the present one is wrong, or the new one breaks the rules
   */
  public void changeOwnPassword(String username, String present, String next) {
    String name = lower(username);
    PasswordRules.check(name, next);
    String stored =
        database
            .inTransaction(h -> UserTable.hash(h, name))
            .orElseThrow(() -> new NotFoundException("user", name));
    if (present == null || !PasswordHash.matches(stored, present.toCharArray())) {
      throw new InvalidInputException("present", "The present password is another one");
    }
    if (next.equals(present)) {
      throw new InvalidInputException("password", "The new password must be another one");
    }
    String hash = PasswordHash.of(next.toCharArray());
    database.useTransaction(
        h -> {
          UserTable.setPassword(h, name, hash, false);
          audit.record(name, "user.change-password", name, null);
        });
  }

  private User change(
      String username, Consumer<Handle> update, String actor, String action, Object detail) {
    String name = lower(username);
    return database.inTransaction(
        h -> {
          existing(h, name);
          UserTable.lockAdministrators(h);
          update.accept(h);
          if (UserTable.administrators(h) == 0) {
            throw new InvalidInputException("roles", "At least one administrator must be left");
          }
          audit.record(actor, action, name, detail == null ? null : detail.toString());
          return existing(h, name);
        });
  }

  private static User existing(Handle h, String name) {
    return UserTable.find(h, name).orElseThrow(() -> new NotFoundException("user", name));
  }

  private static String checkedName(String username) {
    String name = lower(username);
    if (!NAME.matcher(name).matches()) {
      throw new InvalidInputException(
          "username", "2 to 100 letters, digits, dots, dashes, underscores or @");
    }
    if (name.equals(ONESELF)) {
      throw new InvalidInputException(
          "username", "me stands for whoever is logged in; choose another name");
    }
    return name;
  }

  private static String lower(String username) {
    return username == null ? "" : username.strip().toLowerCase(Locale.ROOT);
  }
}
