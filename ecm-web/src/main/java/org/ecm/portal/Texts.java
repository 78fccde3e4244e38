package org.ecm.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The portal's texts with values in them; pages take plain ones from the bundle {@code t}. */
@Named("texts")
@ApplicationScoped
public class Texts {

  private static final String BUNDLE = "org.ecm.portal.texts";

  private static ResourceBundle bundle() {
    return ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH);
  }

  /** A text with its places {@code {0}}, {@code {1}} filled. */
  public String say(String key, Object... values) {
    return new MessageFormat(bundle().getString(key), Locale.ENGLISH).format(values);
  }

  /** The text for a code such as a state or an outcome; the code itself if there is none. */
  public String name(String group, Object code) {
    try {
      return bundle().getString(group + "." + code);
    } catch (MissingResourceException e) {
      return String.valueOf(code);
    }
  }
}
