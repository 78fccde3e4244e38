/** The append-only log of everything that happened at the dialer; the tables follow from it. */
package org.ecm.simulator.journal;
