package org.ecm.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ecm.database.UtcTimes;
import org.jdbi.v3.core.Handle;

/** The rows of users, which the server's own login reads too. In the caller's transaction. */
final class UserTable {
  private UserTable() {}

  private static final String SELECT =
      "select username, full_name, enabled, must_change_password, created_at from app_user";

  static List<User> all(Handle h) {
    return h
        .createQuery(SELECT + " order by username")
        .map((row, context) -> user(h, row))
        .list()
        .stream()
        .toList();
  }

  static Optional<User> find(Handle h, String username) {
    return h.createQuery(SELECT + " where username = :name")
        .bind("name", username)
        .map((row, context) -> user(h, row))
        .findOne();
  }

  static Optional<Standing> standing(Handle h, String username) {
    return h.createQuery(
            "select enabled, must_change_password, version from app_user where username = :name")
        .bind("name", username)
        .map(
            (row, context) ->
                new Standing(
                    row.getBoolean("enabled"),
                    row.getBoolean("must_change_password"),
                    row.getInt("version")))
        .findOne();
  }

  static Optional<String> hash(Handle h, String username) {
    return h.createQuery("select password_hash from app_user where username = :name")
        .bind("name", username)
        .mapTo(String.class)
        .findOne();
  }

  /** Fails as a duplicate if the name is taken. */
  static void insert(
      Handle h, String username, String fullName, String hash, boolean mustChange, Instant now) {
    h.createUpdate(
            "insert into app_user (username, full_name, password_hash, enabled,"
                + " must_change_password, created_at, version)"
                + " values (:name, :full, :hash, 1, :mustChange, :now, 0)")
        .bind("name", username)
        .bind("full", fullName)
        .bind("hash", hash)
        .bind("mustChange", mustChange)
        .bind("now", now)
        .execute();
  }

  static void setPassword(Handle h, String username, String hash, boolean mustChange) {
    h.createUpdate(
            "update app_user set password_hash = :hash, must_change_password = :mustChange,"
                + " version = version + 1 where username = :name")
        .bind("hash", hash)
        .bind("mustChange", mustChange)
        .bind("name", username)
        .execute();
  }

  static void setEnabled(Handle h, String username, boolean enabled) {
    h.createUpdate(
            "update app_user set enabled = :enabled, version = version + 1 where username = :name")
        .bind("enabled", enabled)
        .bind("name", username)
        .execute();
  }

  static void setRoles(Handle h, String username, Set<Role> roles) {
    h.createUpdate("delete from app_user_role where username = :name")
        .bind("name", username)
        .execute();
    for (Role role : roles) {
      h.createUpdate("insert into app_user_role (username, role) values (:name, :role)")
          .bind("name", username)
          .bind("role", role.name())
          .execute();
    }
    h.createUpdate("update app_user set version = version + 1 where username = :name")
        .bind("name", username)
        .execute();
  }

  /**
   * Lets one change at a time go on from here: two administrators who lock each other would else
   * both see the other one left.
   */
  static void lockAdministrators(Handle h) {
    h.execute(
        "update app_user set version = version"
            + " where username in (select username from app_user_role where role = 'ADMIN')");
  }

  /** Users who may log in and administer. */
  static long administrators(Handle h) {
    return h.createQuery(
            "select count(*) from app_user u join app_user_role r on r.username = u.username"
                + " where u.enabled = 1 and r.role = 'ADMIN'")
        .mapTo(Long.class)
        .one();
  }

  private static User user(Handle h, ResultSet row) throws SQLException {
    String username = row.getString("username");
    return new User(
        username,
        row.getString("full_name"),
        row.getBoolean("enabled"),
        row.getBoolean("must_change_password"),
        roles(h, username),
        UtcTimes.read(row.getObject("created_at", LocalDateTime.class)));
  }

  private static Set<Role> roles(Handle h, String username) {
    return h
        .createQuery("select role from app_user_role where username = :name")
        .bind("name", username)
        .map((row, context) -> Role.valueOf(row.getString(1)))
        .stream()
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
  }
}
