package org.ecm.portal.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.portal.Answers;
import org.ecm.portal.Order;
import org.ecm.security.ApiKey;
import org.ecm.security.ApiKeys;
import org.ecm.security.Scope;

/** The keys of programs, and a form for a new one, whose secret is shown this once. */
@Named
@RequestScoped
public class KeysPage {

  @Inject ApiKeys keys;
  @Inject Answers answers;
  @Inject Order order;

  private String client;
  private Scope scope = Scope.INTEGRATION;
  private ApiKeys.Created created;

  /** Makes a key; no redirect, for nothing must remember its secret. */
  public void create() {
    try {
      created = keys.create(client, scope, order.actor());
    } catch (InvalidInputException e) {
      answers.refused("new", e);
    }
  }

  /** Ends a key at once. */
  public void revoke() throws IOException {
    try {
      keys.revoke(order.id(), order.actor());
      answers.doneBefore("/admin/keys", "key.revoked", order.name());
    } catch (NotFoundException e) {
      answers.refused(e.getMessage());
    }
  }

  public List<ApiKey> getAll() {
    return keys.list();
  }

  public Scope[] getScopes() {
    return Scope.values();
  }

  public ApiKeys.Created getCreated() {
    return created;
  }

  public String getClient() {
    return client;
  }

  public void setClient(String client) {
    this.client = client;
  }

  public Scope getScope() {
    return scope;
  }

  public void setScope(Scope scope) {
    this.scope = scope;
  }
}
