/**
 * The adapter for Cisco UCCX: REST for sending, JDBC on its tables for proof and results. Facts
 * come from Cisco's UCCX developer pages and the UCCX 12.5(1)SU2 administration guide.
 */
package org.ecm.dialer.uccx;
