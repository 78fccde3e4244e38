package org.ecm.portal.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.portal.Answers;
import org.ecm.security.ApiKey;
import org.ecm.security.ApiKeys;
import org.ecm.security.Scope;

/** The keys of programs, and a form for a new one, whose secret is shown this once. */
@Named
@RequestScoped
public class KeysPage {

  @Inject ApiKeys keys;
  @Inject Answers answers;
  @Inject ExternalContext external;

  private String client;
  private Scope scope = Scope.INTEGRATION;
  private ApiKeys.Created created;

  /** Makes a key; no redirect, for nothing must remember its secret. */
  public void create() {
    try {
      created = keys.create(client, scope, external.getRemoteUser());
    } catch (InvalidInputException e) {
      answers.refused("new", e);
    }
  }

  /** Ends a key at once. */
  public void revoke() throws IOException {
    Map<String, String> shown = external.getRequestParameterMap();
    try {
      // Not the key in the same row: another administrator may have made one meanwhile.
      keys.revoke(Long.parseLong(shown.get("key")), external.getRemoteUser());
      answers.doneBefore("/admin/keys", "key.revoked", shown.get("client"));
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
