package org.ecm.rest.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** JSON in which what is not known or does not fit is an error, not silently dropped. */
@Provider
@ApplicationScoped
public class StrictJson implements ContextResolver<Jsonb> {

  // A setting of Yasson, the server's JSON binding.
  private static final String FAIL_ON_UNKNOWN = "jsonb.fail-on-unknown-properties";

  private static final Jsonb JSON =
      JsonbBuilder.create(
          new JsonbConfig()
              .setProperty(FAIL_ON_UNKNOWN, true)
              .withDeserializers(
                  new ExactNumbers.OfInteger(), new ExactNumbers.OfLong(), new ExactTimes()));

  @Override
  public Jsonb getContext(Class<?> type) {
    return JSON;
  }
}
