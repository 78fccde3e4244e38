/** The calling engine: fetches contacts, places simulated calls, decides what follows a result. */
package org.ecm.simulator.call;
