/** The campaigns of the simulated dialer. */
package org.ecm.simulator.campaign;
