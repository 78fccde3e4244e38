package org.ecm.simulator.http;

import java.nio.file.Path;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * How a port speaks TLS.
 *
 * @param keystore PKCS12, with one key and its certificate
 */
public record Tls(Path keystore, String password) {

  SslContextFactory.Server context() {
    var context = new SslContextFactory.Server();
    context.setKeyStorePath(keystore.toString());
    context.setKeyStorePassword(password);
    // Called by its address as well, which is no name that a client could announce.
    context.setSniRequired(false);
    return context;
  }
}
