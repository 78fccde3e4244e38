package org.ecm.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.contact.ContactLab;
import org.ecm.database.LockWait;
import org.ecm.database.SchemaStart.SchemaReady;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersTest {

  private static final String PASSWORD = "correct horse battery";

  private final ContactLab lab = new ContactLab();
  private final Users users = new Users(lab.database, lab.audit, lab.clock);

  @TempDir Path data;

  @BeforeEach
  void theFirstAdministratorIsThere() {
    first(Optional.empty());
  }

  @Test
  void aNewInstallationHasOneAdministratorWithAOneTimePassword() throws IOException {
    Path file = data.resolve("ecm/first-password");
    String password = Files.readString(file).strip();

    assertThat(users.find("Admin").orElseThrow())
        .satisfies(
            admin -> {
              assertThat(admin.mustChangePassword()).isTrue();
              assertThat(admin.roles()).containsExactly(Role.ADMIN);
            });
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(password).hasSizeGreaterThanOrEqualTo(20);
    users.changeOwnPassword("admin", password, PASSWORD);
    assertThat(users.find("admin").orElseThrow().mustChangePassword()).isFalse();
  }

  @Test
  void aLaterStartLeavesTheAdministratorAlone() throws IOException {
    String password = Files.readString(data.resolve("ecm/first-password"));

    first(Optional.of("another long password"));

    assertThat(Files.readString(data.resolve("ecm/first-password"))).isEqualTo(password);
    assertThat(users.list()).hasSize(1);
  }

  @Test
  void aScriptMayGiveTheFirstPassword() {
    ContactLab fresh = new ContactLab();
    new FirstAdministrator(
            fresh.database,
            fresh.audit,
            fresh.clock,
            Optional.of(PASSWORD),
            data.resolve("other").toString())
        .create(new SchemaReady("001"));

    Users ofFresh = new Users(fresh.database, fresh.audit, fresh.clock);
    assertThat(ofFresh.find("admin").orElseThrow().mustChangePassword()).isFalse();
    assertThat(data.resolve("other")).doesNotExist();
  }

  @Test
  void aUserIsCreatedInLowerCaseAndMustChangeThePassword() {
    users.create("Ada", "Ada Lovelace", PASSWORD, Set.of(Role.SUPERVISOR), "admin");

    assertThat(users.find("ADA").orElseThrow())
        .satisfies(
            ada -> {
              assertThat(ada.username()).isEqualTo("ada");
              assertThat(ada.mustChangePassword()).isTrue();
              assertThat(ada.roles()).containsExactly(Role.SUPERVISOR);
            });
    assertThat(lab.audited()).containsExactly("user.create", "user.create");
    assertThatThrownBy(() -> users.create("ada", "Other", PASSWORD, Set.of(), "admin"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("already");
  }

  @Test
  void nobodyIsCalledAsWhoeverIsLoggedInIs() {
    assertThatThrownBy(() -> users.create("Me", "Me", PASSWORD, Set.of(), "admin"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("another name");
    assertThat(users.create("men", "Men", PASSWORD, Set.of(), "admin").username()).isEqualTo("men");
  }

  @Test
  void theServersLoginRefusesEachCharacterThatNoNameHas() throws IOException {
    Pattern refused = otherCharacter();

    for (char c = 0; c < Character.MAX_VALUE; c++) {
      String name = "a" + c + "b";
      assertThat(refused.matcher(name).find())
          .as("character %x", (int) c)
          .isNotEqualTo(Users.NAME.matcher(name).matches());
    }
  }

  /** As the server is configured. */
  private static Pattern otherCharacter() throws IOException {
    String script = Files.readString(Path.of("../wildfly-config/cli/ecm.cli"));
    Matcher configured =
        Pattern.compile("no-other-character:add\\(pattern=\"(.+)\", match=false\\)")
            .matcher(script);
    assertThat(configured.find()).isTrue();
    return Pattern.compile(configured.group(1));
  }

  @Test
  void theOwnPasswordIsChangedOnlyWithThePresentOne() {
    users.create("ada", "Ada", PASSWORD, Set.of(Role.SUPERVISOR), "admin");

    assertThatThrownBy(() -> users.changeOwnPassword("ada", "wrong", "some other password"))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> users.changeOwnPassword("ada", PASSWORD, PASSWORD))
        .isInstanceOf(InvalidInputException.class);
    users.changeOwnPassword("ada", PASSWORD, "some other password");
    assertThatThrownBy(() -> users.changeOwnPassword("ada", PASSWORD, "a third password"))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void weakPasswordsAreRefused() {
    assertThatThrownBy(() -> users.create("ada", "Ada", "short", Set.of(), "admin"))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> users.create("ada", "Ada", "é".repeat(37), Set.of(), "admin"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("72 bytes");
  }

  @Test
  void theLastAdministratorStays() {
    assertThatThrownBy(() -> users.setEnabled("admin", false, "admin"))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> users.setRoles("admin", Set.of(Role.OPERATOR), "admin"))
        .isInstanceOf(InvalidInputException.class);
    users.create("ada", "Ada", PASSWORD, Set.of(Role.ADMIN), "admin");
    assertThat(users.setEnabled("admin", false, "ada").enabled()).isFalse();
  }

  @Test
  void whateverChangesAUserEndsTheSessionsThatBeganBefore() {
    users.create("ada", "Ada", PASSWORD, Set.of(Role.SUPERVISOR), "admin");
    int began = users.standing("ada").orElseThrow().version();
    assertThat(users.standing("ADA").orElseThrow().admits(began)).isTrue();

    for (Runnable change :
        List.<Runnable>of(
            () -> users.setRoles("ada", Set.of(Role.OPERATOR), "admin"),
            () -> users.resetPassword("ada", "another long password", "admin"),
            () -> users.changeOwnPassword("ada", "another long password", PASSWORD),
            () -> users.setEnabled("ada", false, "admin"))) {
      int before = users.standing("ada").orElseThrow().version();
      change.run();
      assertThat(users.standing("ada").orElseThrow().admits(before)).isFalse();
    }
    int locked = users.standing("ada").orElseThrow().version();
    assertThat(users.standing("ada").orElseThrow().admits(locked)).isFalse();
    assertThat(users.standing("nobody")).isEmpty();
  }

  @Test
  void twoAdministratorsWhoLockEachOtherLeaveOne() {
    users.create("ada", "Ada", PASSWORD, Set.of(Role.ADMIN), "admin");
    AtomicReference<CompletableFuture<User>> second = new AtomicReference<>();
    lab.database.useTransaction(
        h -> {
          users.setEnabled("ada", false, "admin");
          second.set(CompletableFuture.supplyAsync(() -> users.setEnabled("admin", false, "ada")));
          LockWait.await(lab.source);
        });

    assertThatThrownBy(() -> second.get().join()).hasMessageContaining("administrator");
    assertThat(users.find("admin").orElseThrow().enabled()).isTrue();
  }

  @Test
  void thereMustBeSuchAUser() {
    assertThatThrownBy(() -> users.setEnabled("nobody", true, "admin"))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void hashesAreBcryptInTheFormTheServerReads() {
    String hash = PasswordHash.of(PASSWORD.toCharArray());

    assertThat(hash).startsWith("$2").hasSize(60);
    assertThat(PasswordHash.matches(hash, PASSWORD.toCharArray())).isTrue();
    assertThat(PasswordHash.matches(hash, "another".toCharArray())).isFalse();
  }

  private void first(Optional<String> setting) {
    new FirstAdministrator(lab.database, lab.audit, lab.clock, setting, data.toString())
        .create(new SchemaReady("001"));
  }
}
