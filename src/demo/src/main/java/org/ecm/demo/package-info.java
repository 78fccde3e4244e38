/**
 * The demo: a contact list from file to call results, with a simulated dialer. Ends with a
 * comparison of ECM's ledger and the dialer's own log.
 */
package org.ecm.demo;
