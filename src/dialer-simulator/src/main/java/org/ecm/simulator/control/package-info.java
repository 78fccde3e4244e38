/** The control API: faults, failover, midnight, log and counts. */
package org.ecm.simulator.control;
