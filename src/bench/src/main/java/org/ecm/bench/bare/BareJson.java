package org.ecm.bench.bare;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** Without it the server would set up its JSON binding anew for each body, which costs most. */
@Provider
public class BareJson implements ContextResolver<Jsonb> {

  private static final Jsonb JSON = JsonbBuilder.create();

  @Override
  public Jsonb getContext(Class<?> type) {
    return JSON;
  }
}
