/**
 * A stand-alone process that behaves like the outbound part of Cisco UCCX, as far as it is
 * documented.
 */
package org.ecm.simulator;
