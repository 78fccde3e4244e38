/**
 * The history checker: ECM's ledger against the dialer's own log. It shares no code with either of
 * them, so that it can find both wrong.
 */
package org.ecm.demo.history;
