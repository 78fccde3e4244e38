package org.ecm.callback;

import jakarta.ejb.ApplicationException;

/** The key came before with another request: neither repeated nor new. */
@ApplicationException(rollback = true)
public class KeyReusedException extends RuntimeException {
  public KeyReusedException(String key) {
    super("The key " + key + " was used for another callback; send a new key with a new request");
  }
}
