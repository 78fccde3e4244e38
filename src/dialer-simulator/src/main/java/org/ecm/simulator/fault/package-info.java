/** Faults that tests order: delays, errors, lost replies, refused logins. */
package org.ecm.simulator.fault;
