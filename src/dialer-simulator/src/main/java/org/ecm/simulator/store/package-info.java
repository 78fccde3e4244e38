/** The dialing list in H2, live and history, and the one door through which it changes. */
package org.ecm.simulator.store;
