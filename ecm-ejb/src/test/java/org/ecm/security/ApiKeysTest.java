package org.ecm.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.contact.ContactLab;
import org.junit.jupiter.api.Test;

class ApiKeysTest {

  private final ContactLab lab = new ContactLab();
  private final ApiKeys keys = new ApiKeys(lab.database, lab.ids, lab.audit, lab.clock);

  @Test
  void aKeyIsKnownByItsSecretAlone() {
    ApiKeys.Created created = keys.create("ivr-script", Scope.IVR, "admin");

    assertThat(created.secret()).startsWith("ecm_ivr_").hasSizeGreaterThan(50);
    assertThat(keys.authenticate(created.secret())).contains(created.key());
    assertThat(keys.authenticate(created.secret() + "x")).isEmpty();
    assertThat(keys.authenticate(null)).isEmpty();
    assertThat(keys.authenticate("ecm_ivr_")).isEmpty();
  }

  @Test
  void onlyTheHashIsStored() {
    String secret = keys.create("ivr-script", Scope.IVR, "admin").secret();

    long rows =
        lab.database.inTransaction(
            h ->
                h.createQuery("select count(*) from api_key where key_hash = :secret")
                    .bind("secret", secret)
                    .mapTo(Long.class)
                    .one());
    assertThat(rows).isZero();
    assertThat(lab.audited()).containsExactly("api-key.create");
  }

  @Test
  void aRevokedKeyOpensNothing() {
    ApiKeys.Created created = keys.create("crm", Scope.INTEGRATION, "admin");

    assertThat(keys.authenticate(created.secret())).contains(created.key());
    keys.revoke(created.key().id(), "admin");

    assertThat(keys.authenticate(created.secret())).isEmpty();
    assertThat(keys.list()).singleElement().satisfies(k -> assertThat(k.revokedAt()).isNotNull());
    assertThatThrownBy(() -> keys.revoke(-1, "admin")).isInstanceOf(NotFoundException.class);
  }

  @Test
  void aKeyRevokedOnTheOtherNodeOpensNothingAfterASecond() {
    ApiKeys.Created created = keys.create("crm", Scope.INTEGRATION, "admin");
    String hash = Secrets.hash(created.secret());
    AtomicLong nanos = new AtomicLong();
    KnownKeys known = new KnownKeys(nanos::get);
    known.add(hash, created.key(), known.now());

    nanos.addAndGet(999_999_999);
    assertThat(known.of(hash)).contains(created.key());
    nanos.incrementAndGet();
    assertThat(known.of(hash)).isEmpty();
  }

  @Test
  void aKeyHasAClientAndAScope() {
    assertThatThrownBy(() -> keys.create("", Scope.IVR, "admin"))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> keys.create("crm", null, "admin"))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void anIvrKeyAllowsCallbacksAndLookUpOnly() {
    assertThat(Scope.IVR.permissions())
        .containsExactlyInAnyOrder(Permission.LOOK_UP, Permission.REQUEST_CALLBACK);
    assertThat(Scope.INTEGRATION.permissions()).doesNotContain(Permission.ADMINISTER);
  }

  @Test
  void onlyAClusterKeyReportsADeath() {
    assertThat(Scope.CLUSTER.permissions()).containsExactly(Permission.REPORT_DEATH);
    assertThat(Scope.ADMIN.permissions()).doesNotContain(Permission.REPORT_DEATH);
  }
}
