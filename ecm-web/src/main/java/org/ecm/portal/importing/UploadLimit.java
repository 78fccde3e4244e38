package org.ecm.portal.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How large a request the server takes; the setting is the server's own. 0 stands for any. */
@Named
@ApplicationScoped
public class UploadLimit {

  private static final long MEGABYTE = 1 << 20;

  @Inject
  @ConfigProperty(name = "ecm.http.max-post-size", defaultValue = "2147483648")
  long bytes;

  /** Whether the server would stop reading a body of this length. */
  boolean refuses(long length) {
    return bytes > 0 && length > bytes;
  }

  /** Bytes; 0 for any length. */
  public long getBytes() {
    return bytes;
  }

  String text() {
    return bytes / MEGABYTE + " MB";
  }
}
