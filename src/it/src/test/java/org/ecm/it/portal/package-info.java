/**
 * The portal in a real browser: against a node that the tests start, or, to be quicker, against the
 * one that {@code -Decm.url=http://127.0.0.1:8080/ecm -Decm.password=...} names.
 */
package org.ecm.it.portal;
