/**
 * A model of the mandate, ledger and result protocols, small enough to try every interleaving of
 * two nodes, a database, a dialer and everything that goes wrong between them.
 *
 * <p>This package holds the rules and the machinery that explores; {@code mandate} models who may
 * act (with time), {@code ledger} models feeding and results (without time: whatever may be late
 * may be late for ever).
 */
package org.ecm.protocol;
