package org.ecm.dialer.uccx;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/** What stands in ecm.properties. As with the server's own, an empty value is none. */
record Configured(Map<String, String> properties) implements Config {

  /** The producer as the server makes it with these properties. */
  static UccxProducer producer(Map<String, String> properties) {
    UccxProducer producer = new UccxProducer();
    producer.config = new Configured(properties);
    return producer;
  }

  @Override
  public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
    String text = properties.getOrDefault(name, "");
    Object value = text;
    if (type == Long.class) {
      value = text.isEmpty() ? null : Long.valueOf(text);
    } else if (type == Boolean.class) {
      value = Boolean.valueOf(text);
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(type.cast(value));
  }

  @Override
  public <T> T getValue(String name, Class<T> type) {
    return getOptionalValue(name, type).orElseThrow();
  }

  @Override
  public ConfigValue getConfigValue(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Iterable<String> getPropertyNames() {
    return properties.keySet();
  }

  @Override
  public Iterable<ConfigSource> getConfigSources() {
    return List.of();
  }

  @Override
  public <T> Optional<Converter<T>> getConverter(Class<T> type) {
    return Optional.empty();
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return type.cast(this);
  }
}
