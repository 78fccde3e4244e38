/**
 * The portal in a real browser, against a running server: {@code mvn -pl src/it verify
 * -Decm.url=http://127.0.0.1:8080/ecm -Decm.password=...}; skipped without {@code ecm.url}.
 */
package org.ecm.it.portal;
