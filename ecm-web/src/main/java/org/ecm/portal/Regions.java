package org.ecm.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The countries to choose a region from. */
@Named("regions")
@ApplicationScoped
public class Regions {

  private final Map<String, String> byName = new TreeMap<>();

  public Regions() {
    Stream.of(Locale.getISOCountries())
        .forEach(code -> byName.put(new Locale("", code).getDisplayCountry(Locale.ENGLISH), code));
  }

  /** Names with their ISO 3166 codes, by name. */
  public Map<String, String> getAll() {
    return new LinkedHashMap<>(byName);
  }
}
