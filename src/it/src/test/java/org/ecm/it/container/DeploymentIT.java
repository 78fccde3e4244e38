package org.ecm.it.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.ecm.campaign.Campaign;
import org.ecm.campaign.CampaignDraft;
import org.ecm.campaign.CampaignState;
import org.ecm.campaign.Campaigns;
import org.ecm.campaign.DialerCampaign;
import org.ecm.campaign.Funnels;
import org.ecm.campaign.InvalidInputException;
import org.ecm.cluster.NodeLifecycle;
import org.ecm.security.Role;
import org.ecm.security.Users;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wildfly.security.auth.server.RealmUnavailableException;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.auth.server.SecurityIdentity;
import org.wildfly.security.evidence.PasswordGuessEvidence;

@ExtendWith(ArquillianExtension.class)
class DeploymentIT {

  @Deployment
  static EnterpriseArchive application() {
    return TestArchive.with("org.wildfly.security.elytron-base", DeploymentIT.class);
  }

  @Resource(lookup = "java:jboss/datasources/EcmDS")
  DataSource database;

  @PersistenceContext(unitName = "ecm")
  EntityManager entities;

  @Resource UserTransaction transaction;
  @Inject Campaigns campaigns;
  @Inject Funnels funnels;
  @Inject Users users;
  @Inject NodeLifecycle node;

  @Test
  void theSchemaIsThereAndTheNodeIsAtWork() throws Exception {
    try (Connection connection = database.getConnection();
        ResultSet row =
            connection
                .createStatement()
                .executeQuery(
                    "select count(*) from \"flyway_schema_history\" where \"success\" = 1")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getInt(1)).isPositive();
    }
    assertThat(node.loops())
        .extracting(loop -> loop.component().name())
        .containsExactlyInAnyOrder("contact-feed", "sync-results");
  }

  @Test
  void aCampaignIsCreatedStartedAndCountedInTheContainer() throws Exception {
    Campaign campaign = campaigns.create(draft("From the container", dialerCampaign()), "test");
    campaigns.change(campaign.getId(), CampaignState.RUNNING, "test");
    assertThat(campaigns.get(campaign.getId()).getState()).isEqualTo(CampaignState.RUNNING);
    assertThat(funnels.of(campaign.getId()).addsUp()).isTrue();
    assertThatThrownBy(
            () -> campaigns.create(draft("from THE container", dialerCampaign()), "test"))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void theServersSecurityDomainKnowsTheUsersInTheDatabase() throws Exception {
    users.create("ina", "Ina", "a-long-fake-password", Set.of(Role.OPERATOR), "test");
    SecurityIdentity ina = login("Ina", "a-long-fake-password");
    assertThat(ina.getPrincipal().getName()).isEqualTo("ina");
    assertThat(ina.getRoles().contains("OPERATOR")).isTrue();
    assertThat(ina.getRoles().contains("ADMIN")).isFalse();
    assertThatThrownBy(() -> login("ina", "another-fake-password"))
        .isInstanceOf(SecurityException.class);
    assertThatThrownBy(() -> login("admin", "admin")).isInstanceOf(SecurityException.class);
  }

  private static SecurityIdentity login(String name, String password)
      throws RealmUnavailableException {
    return SecurityDomain.getCurrent()
        .authenticate(name, new PasswordGuessEvidence(password.toCharArray()));
  }

  private long dialerCampaign() throws Exception {
    transaction.begin();
    try {
      DialerCampaign dialer = new DialerCampaign("uccx", "it-" + System.nanoTime(), 10);
      dialer.seen("Test", "IVR");
      entities.persist(dialer);
      transaction.commit();
      return dialer.getId();
    } catch (RuntimeException e) {
      transaction.rollback();
      throw e;
    }
  }

  private static CampaignDraft draft(String name, long dialerCampaign) {
    return new CampaignDraft(name, null, dialerCampaign, null, "US", "UTC", 5, List.of());
  }
}
